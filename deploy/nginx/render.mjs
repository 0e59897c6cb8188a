/**
 * Prints nginx.conf with other addresses in it: for a machine of your own, and for tests, which run it as any user.
 *
 *     node deploy/nginx/render.mjs --listen 8780 --ports 8781,8782,8783 --directory /tmp/pc > /tmp/pc/nginx.conf
 *     nginx -e stderr -p /tmp/pc -c /tmp/pc/nginx.conf -g 'daemon off;'
 *
 * --listen       a port, on loopback, or address:port                                  (8080 on every address)
 * --ports        ports of instances on loopback
 * --upstreams    instances as address:port, instead of --ports; leave one out to take it out of service
 * --directory    where nginx may write; it has to exist                                (/tmp)
 * --public-url   the BFF's PUBLIC_URL                                                  (https://payee-check.example)
 * --access-log   a file, or off                                                        (/dev/stdout)
 * --certificate, --key    PEM files: terminates TLS here
 */
import { readFileSync } from 'node:fs';
import { readOptions } from '../options.mjs';

const option = { type: 'string' };
const { values } = readOptions(import.meta.url, {
  options: {
    listen: option,
    ports: option,
    upstreams: option,
    directory: option,
    'public-url': option,
    'access-log': option,
    certificate: option,
    key: option,
  },
});

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Each value ends up in a configuration file: nothing in it may end a directive. */
for (const [name, value] of Object.entries(values)) {
  if (!/^[\w./:,[\]~-]+$/.test(value)) fail(`--${name} holds a character that has no place in it`);
}

let config = readFileSync(new URL('nginx.conf', import.meta.url), 'utf8');

function replace(what, by) {
  if (!what.test(config)) fail(`nginx.conf has changed: ${what} is not in it`);
  config = config.replace(what, () => by);
}

const onLoopback = (place) => (/^\d+$/.test(place) ? `127.0.0.1:${place}` : place);
const upstreams = values.upstreams ?? values.ports;

// First: what comes after may itself lie under /tmp.
if (values.directory !== undefined) config = config.replaceAll('/tmp/', () => `${values.directory}/`);
if (upstreams !== undefined) {
  const servers = upstreams
    .split(',')
    .map((upstream) => `        server ${onLoopback(upstream)} max_fails=2 fail_timeout=5s;\n`);
  replace(/(?: {8}server [\d.]+:\d+ [^\n]+\n)+/, servers.join(''));
}
if ((values.certificate === undefined) !== (values.key === undefined)) fail('--certificate and --key go together');
if (values.certificate !== undefined) {
  const { certificate, key } = values;
  const tls = `ssl_certificate ${certificate};\n        ssl_certificate_key ${key};\n        ssl_protocols TLSv1.2 TLSv1.3;`;
  replace(/server_name _;/, `server_name _;\n        ${tls}`);
}
if (values.listen !== undefined || values.certificate !== undefined) {
  const place = values.listen === undefined ? '8080' : onLoopback(values.listen);
  replace(/listen 8080 backlog=4096;/, `listen ${place}${values.certificate ? ' ssl http2' : ''} backlog=4096;`);
}
const publicUrl = values['public-url'] ?? 'https://payee-check.example';
replace(/include public-url\.conf;/, `map "" $public_url {\n        default ${publicUrl};\n    }`);
if (values['access-log'] !== undefined) {
  const log = values['access-log'];
  replace(/access_log \/dev\/stdout requests;/, log === 'off' ? 'access_log off;' : `access_log ${log} requests;`);
}
process.stdout.write(config);
