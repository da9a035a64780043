// The part of `qrcode` that makes the matrix. Its entry also brings in file and canvas writers.
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
