import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

/** Every way from Node to a network, as the object that holds it and the names of its functions. */
const WAYS: readonly (readonly [string, object, readonly string[]])[] = [
  ['net', net, ['connect', 'createConnection']],
  ['net.Socket', net.Socket.prototype, ['connect']],
  ['net.Server', net.Server.prototype, ['listen']],
  ['http', http, ['request', 'get']],
  ['https', https, ['request', 'get']],
  ['http2', http2, ['connect']],
  ['tls', tls, ['connect']],
  ['dgram', dgram, ['createSocket']],
  ['dns', dns, lookups(dns)],
  ['dns.promises', dns.promises, lookups(dns.promises)],
  ['globalThis', globalThis, ['fetch', 'WebSocket', 'EventSource']],
];

function lookups(resolver: object): readonly string[] {
  return Object.keys(resolver).filter((name) => /^(lookup|resolve|reverse)/.test(name));
}

/**
 * Makes every network function of this process throw, and tells `record` what was tried: a main
 * process that swallows the error is still found out. The inspector's socket is native and stays.
 */
export function refuseNetwork(record: (attempt: string) => void): void {
  for (const [owner, holder, names] of WAYS) {
    for (const name of names.filter((candidate) => candidate in holder)) {
      const attempt = `${owner}.${name}`;
      Object.defineProperty(holder, name, {
        configurable: true,
        writable: true,
        value: function refused(): never {
          record(attempt);
          throw new Error(`The network is refused while the tests run: ${attempt}.`);
        },
      });
    }
  }
}
