import { z } from "zod";

/** The content-security policy allows no eval; must run before any schema is made. */
z.config({ jitless: true });
