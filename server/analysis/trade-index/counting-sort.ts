/**
 * Stable counting sort: `order` (item numbers) rearranged by `keys[item]`, all keys below `keyCount`.
 * Sorting by the least important key first and the most important last sorts by all of them.
 */
export function sortByKey(order: Uint32Array, keys: ArrayLike<number>, keyCount: number): Uint32Array {
  const next = new Uint32Array(keyCount + 1);
  for (const item of order) next[keys[item]! + 1]! += 1;
  for (let key = 0; key < keyCount; key += 1) next[key + 1]! += next[key]!;
  const sorted = new Uint32Array(order.length);
  for (const item of order) {
    const key = keys[item]!;
    sorted[next[key]!] = item;
    next[key]! += 1;
  }
  return sorted;
}

export function countUp(length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, item) => item);
}
