/** Which places on the canvas are taken. A node with its label needs one box; two boxes never overlap. */
import type { Point } from "../state.ts";

/** Width and height of the box of a node and its label, in canvas units. */
export const nodeBox = { width: 144, height: 72 } as const;

export class Occupancy {
  readonly #cells = new Map<string, Point[]>();

  constructor(taken: Iterable<Point> = []) {
    for (const point of taken) this.take(point);
  }

  take(point: Point): void {
    const cell = cellOf(point.x, point.y);
    const points = this.#cells.get(cell);
    if (points === undefined) this.#cells.set(cell, [point]);
    else points.push(point);
  }

  isFree({ x, y }: Point): boolean {
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const near = this.#cells.get(cellOf(x + dx * nodeBox.width, y + dy * nodeBox.height));
        if (near?.some((taken) => boxesOverlap(taken, { x, y })) === true) return false;
      }
    }
    return true;
  }
}

export function boxesOverlap(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < nodeBox.width && Math.abs(a.y - b.y) < nodeBox.height;
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / nodeBox.width)},${Math.floor(y / nodeBox.height)}`;
}
