import type { ImportOptions, ImportResponse } from "#graph-schema/contract/import.ts";
import { ApiError, unreachableError } from "./api-error.ts";
import { endpointAddress } from "./call-endpoint.ts";
import { sendSignedIn } from "./sign-in-queue.ts";
import type { Problem } from "#graph-schema/problem.ts";

export interface UploadWatch {
  /** Share of the file that has been sent, 0 to 1. */
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}

/**
 * Uploads a file and tells how far it is, which fetch cannot. Resolves to the import that the server opened;
 * rejects with ApiError, or with the signal's reason when aborted. A session that has ended is asked for, and the
 * file sent again.
 */
export async function uploadImport(file: File, options: ImportOptions, watch: UploadWatch): Promise<ImportResponse> {
  const body = new FormData();
  if (Object.keys(options).length > 0) body.append("mapping", JSON.stringify(options));
  body.append("file", file, file.name);
  const request = await sendSignedIn(() => send(body, watch), watch.signal);
  if (request.status === 202) return request.response as ImportResponse;
  throw uploadError(request);
}

/** Resolves to the answered request, whatever its status. */
function send(body: FormData, { onProgress, signal }: UploadWatch): Promise<XMLHttpRequest> {
  const request = new XMLHttpRequest();
  request.responseType = "json";
  return new Promise((settle, fail) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => settle(request));
    request.addEventListener("error", () => fail(unreachableError(new Error("The upload broke off"))));
    signal.addEventListener("abort", () => {
      request.abort();
      fail(signal.reason instanceof Error ? signal.reason : new Error("The upload was cancelled"));
    });
    request.open("POST", endpointAddress("createImport"));
    request.send(body);
  });
}

function uploadError(request: XMLHttpRequest): ApiError {
  const body = request.response as Partial<Problem> | null;
  return new ApiError({
    type: "/problems/unexpected-answer",
    title: "The server gave an answer that cannot be read",
    status: request.status,
    detail: `Status ${request.status} for the upload.`,
    ...body,
  });
}
