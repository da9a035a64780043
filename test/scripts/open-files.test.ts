import { describe, expect, it } from 'vitest';
import { fewOpenFiles } from '../../scripts/server/open-files.mjs';

const limits = (
  most: string,
) => `Limit                     Soft Limit           Hard Limit           Units
Max processes             96364                96364                processes
Max open files            ${most.padEnd(20)} ${most.padEnd(20)} files
Max locked memory         8388608              8388608              bytes
`;

describe('how many files can be open at once', () => {
  it('is spoken of where they are few, as for a shell of old', () => {
    expect(fewOpenFiles(limits('1024'))).toMatch(/^Only 1024 files .* ulimit -n 131072\.$/);
    expect(fewOpenFiles(limits('4096'))).toMatch(/^Only 4096 files/);
  });

  it('is not where they are enough, or nobody says', () => {
    expect(fewOpenFiles(limits('131072'))).toBeUndefined();
    expect(fewOpenFiles(limits('unlimited'))).toBeUndefined();
    expect(fewOpenFiles('')).toBeUndefined();
  });
});
