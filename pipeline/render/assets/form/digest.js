// SHA-256 piece by piece: the browser's own digest wants a whole file in memory at once, and a scan may be as large as it likes.
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
const CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const PIECE = 4 * 1024 * 1024;

class Sha256 {
  constructor() {
    this.state = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
    this.schedule = new Uint32Array(64);
    this.rest = new Uint8Array(0);
    this.length = 0;
  }

  /** Take in the next bytes. */
  update(bytes) {
    this.length += bytes.length;
    const joined = this.rest.length ? new Uint8Array(this.rest.length + bytes.length) : bytes;
    if (this.rest.length) {
      joined.set(this.rest);
      joined.set(bytes, this.rest.length);
    }
    const whole = joined.length - (joined.length % 64);
    const view = new DataView(joined.buffer, joined.byteOffset, joined.length);
    for (let at = 0; at < whole; at += 64) this.block(view, at);
    this.rest = joined.slice(whole);
    return this;
  }

  block(view, at) {
    const w = this.schedule;
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const low = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const high = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    let [a, b, c, d, e, f, g, h] = this.state;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + CONSTANTS[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (this.state[i] += word));
  }

  /** Return the digest in hexadecimal; nothing can be taken in afterwards. */
  hex() {
    const bits = this.length * 8;
    const tail = new Uint8Array(((this.rest.length + 8) >> 6) * 64 + 64 - this.rest.length);
    tail[0] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(tail.length - 4, bits >>> 0);
    this.update(tail);
    return [...this.state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }
}

/** Return the digest of a file without holding more than a piece of it. */
async function digestOf(file, progress = () => {}) {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    progress(Math.min(1, (at + PIECE) / file.size));
  }
  return hash.hex();
}
