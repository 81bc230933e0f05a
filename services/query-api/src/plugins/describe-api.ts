import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';

const description = `公共信用信息的查询服务：信用报告、信易+ 资格核验、名单、评分与统计。
Queries on public credit information: reports, perk eligibility, lists, scores and statistics.

- 所有 \`/v1\` 接口须携带 \`Authorization: Bearer KEY\`。Every route under \`/v1\` needs a key.
- 未声明的字段与取值一律拒绝（422）。Fields and values that are not declared are refused.
- 错误以问题文档（RFC 9457）返回。Errors are problem documents.
- 每个答复以 \`x-request-id\` 标明其请求。Every answer names its request in \`x-request-id\`.`;

/** Collects the routes registered after it into OpenAPI 3.1, and serves it for people at `/docs`, where `/` leads. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Egret 公共信用信息查询接口', version: '1.0.0', description },
      tags: [
        { name: 'subjects', description: '信用主体 Subjects' },
        { name: 'reports', description: '信用报告 Credit reports' },
        { name: 'perks', description: '信易+ 应用场景与资格核验 Perks and eligibility' },
        { name: 'lists', description: '名单 Lists' },
        { name: 'reference', description: '参照数据：规定、名单、应用场景 Reference data' },
        { name: 'statistics', description: '统计 Statistics' },
        { name: 'operations', description: '运行 Operations' },
      ],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: '客户端密钥 The client’s key' },
        },
      },
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', persistAuthorization: false },
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs', 302));
}
