import type { FieldSchema, FuzzRoute, Known } from './_fuzz-world.ts';
import { hostileParts, hostileQueries, hostileTexts, hostileValues } from './_hostile-values.ts';
import type { WireRequest } from './_http.ts';
import type { Random } from './_random.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];
const words = ['2020年度审核', '文〔2020〕1号', 'abc', '1', '事由'];
const days = [
  '2020-12-31',
  '2020-06-01',
  '2021-01-01',
  '1949-10-01',
  '1955-03-01',
  '2099-12-31',
  '2019-02-28',
];
const types = [
  'text/plain',
  'application/xml',
  'application/json; charset=gbk',
  'application/json;',
  'application/json; charset="utf-8"; x=1',
  'application/problem+json',
  'multipart/form-data; boundary=x',
  'nonsense',
  '',
];

const costly: ReadonlySet<string> = new Set(['/v1/statistics', '/metrics']);
const otherRoots = ['/v1/', '//v1', '/V1', '', '/v2', '/docs/static'];
const credentials = ['Bearer', 'Bearer ', 'Basic eDp5', `Bearer ${'k'.repeat(43)}`];
const otherHeaders = ['accept', 'origin', 'cookie', 'x-forwarded-for', 'accept-version'];

/** Makes requests of all kinds: a good part are right or nearly so, the others wrong in one or several ways. */
export function requestMaker(
  random: Random,
  routes: readonly FuzzRoute[],
  keys: readonly string[],
  known: Known,
): () => WireRequest & { readonly route: string } {
  const { int, chance, pick } = random;

  /** What the routes being asked are about, the first word of their paths: the same names mean other things elsewhere. */
  let about = '';

  function knownValue(name: string): unknown {
    const values = known.get(`${about}.${name}`) ?? known.get(name) ?? [];
    return values.length > 0 ? pick(values) : undefined;
  }

  /** A value as a schema asks for it, one that is known for the name of the field where there is one. */
  function rightValue(schema: FieldSchema, name: string): unknown {
    if (schema.anyOf) return rightValue(pick(schema.anyOf), name);
    if (schema.enum) {
      const value = chance(0.5) ? knownValue(name) : undefined;
      return typeof value === 'string' && schema.enum.includes(value) ? value : pick(schema.enum);
    }
    const value = chance(0.95) ? knownValue(schema.format === 'uuid' ? 'uuid' : name) : undefined;
    if (schema.format === 'date') return value ?? pick(days);
    if (value !== undefined && (typeof value === 'object') === (schema.type === 'object')) {
      return 'name' in (schema.properties ?? {}) && name === 'subject' ? { ...value, name: '王小明' } : value;
    }
    switch (schema.type) {
      case 'object':
        return rightObject(schema);
      case 'array':
        return [rightValue(schema.items ?? {}, name)];
      case 'null':
        return null;
      default:
        return pick(words);
    }
  }

  function rightObject({ properties = {}, required = [] }: FieldSchema): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries(properties)) {
      if (required.includes(name) || chance(0.25)) object[name] = rightValue(schema, name);
    }
    return object;
  }

  const hostile = (): unknown => (chance(0.6) ? pick(hostileTexts) : pick(hostileValues));

  /** The same value with something in it that is not right. */
  function spoilt(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return hostile();
    const names = Object.keys(value);
    const copy: Record<string, unknown> = { ...value };
    if (names.length === 0 || chance(0.15)) {
      copy[String(pick(hostileTexts))] = hostile();
      return copy;
    }
    const name = pick(names);
    if (chance(0.15)) delete copy[name];
    else copy[name] = spoilt(copy[name]);
    return copy;
  }

  /** The text of a body with something in it that is not right as JSON, or not as bytes. */
  function spoiltText(text: string): string | Buffer {
    const at = int(0, text.length);
    switch (int(0, 10)) {
      case 0:
        return text.slice(0, at);
      case 1:
        // Set apart: in the midst of other digits nobody can tell a number.
        return `${text.slice(0, at)}，${pick(hostileTexts)}，${text.slice(at)}`;
      case 2:
        return text.replace('{', '{"operator":1,');
      case 3:
        return text.replace('{', '{"__proto__":{"isAdmin":true},');
      case 4:
        return Buffer.from(text.replace('{', '{"\u00ff":"\u00fe",'), 'latin1');
      case 5:
        return `\ufeff${text}`;
      case 6:
        return `{"a":${'['.repeat(at * 10)}1${']'.repeat(at * 10)}}`;
      case 7:
        return `{${Array.from({ length: at * 10 }, (_, index) => `"${index}":1`).join()}}`;
      case 8:
        return text.replace(/"[^"]*"\s*}/, '1e400}');
      case 9:
        return chance(0.3) ? `{"a":"${'x'.repeat(int(60_000, 80_000))}"}` : text + text;
      default:
        return '';
    }
  }

  function bodyOf({ body, method }: FuzzRoute): string | Buffer | undefined {
    if (body === null) return method === 'GET' || chance(0.9) ? undefined : '{}';
    let value = rightValue(body, '');
    if (chance(0.4)) value = spoilt(value);
    if (chance(0.1)) value = spoilt(value);
    const text = JSON.stringify(value) ?? '';
    return chance(0.1) ? spoiltText(text) : text;
  }

  function addressOf({ path, parameters }: FuzzRoute): string {
    const inPath = new Map(parameters.filter((each) => each.in === 'path').map((each) => [each.name, each]));
    let address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (chance(0.06)) return pick(hostileParts);
      if (chance(0.06)) return encoded(pick(hostileTexts));
      return encoded(String(rightValue(inPath.get(name)?.schema ?? {}, name)));
    });
    if (chance(0.02)) address += `/${pick(hostileParts)}`;
    if (chance(0.01)) address = address.replace('/v1', pick(otherRoots));
    if (chance(0.03)) return address + pick(hostileQueries);
    const query = parameters
      .filter((each) => each.in === 'query' && (each.required === true || chance(0.4)))
      .map(({ name, schema }) => [name, chance(0.12) ? pick(hostileTexts) : rightValue(schema, name)]);
    if (chance(0.03)) query.push([pick(hostileTexts), pick(hostileTexts)]);
    if (query.length === 0) return address;
    return `${address}?${query.map((pair) => pair.map((part) => encoded(String(part))).join('=')).join('&')}`;
  }

  function headersOf(route: FuzzRoute, body: string | Buffer | undefined): Record<string, string> {
    const headers: Record<string, string> = {};
    const key = chance(0.86) && route.keys.length > 0 ? pick(route.keys) : pick(keys);
    if (chance(0.95)) headers['authorization'] = `Bearer ${key}`;
    if (chance(0.03)) headers['authorization'] = pick(credentials);
    if (chance(0.01)) headers['authorization'] = `Bearer ${'k'.repeat(int(200, 17_000))}`;
    if (body !== undefined) headers['content-type'] = chance(0.04) ? pick(types) : 'application/json';
    if (chance(0.01)) headers['content-encoding'] = pick(['gzip', 'br', 'identity', 'x']);
    if (chance(0.02)) headers[pick(otherHeaders)] = pick(['abc', '1']);
    if (chance(0.01)) headers['x-long'] = 'h'.repeat(int(1_000, 20_000));
    if (chance(0.005)) headers['expect'] = 'nothing';
    return headers;
  }

  return () => {
    let route = pick(routes);
    // What counts much and is asked little costs most of the time.
    if (costly.has(route.path) && chance(0.75)) route = pick(routes);
    about = route.path.split('/')[2] ?? '';
    const method = chance(0.03) ? pick(methods) : route.method;
    const body = bodyOf(route);
    const headers = headersOf(route, body);
    return {
      ...{ route: `${route.method} ${route.path}`, method, path: addressOf(route), headers },
      ...(body === undefined ? {} : { body }),
    };
  };
}

/** Percent-encoded, halves of characters as the replacement character. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
