import { z } from 'zod';
import { jsonObject, mediaType, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import { invalidAttributes, refuseStatus, wrongType } from './errors.ts';
import type { BankAccount, BankTransaction, User } from './world.ts';

/** JSON:API documents of the sandbox's own resources, key by key as the documentation prints them. */
export interface SandboxDocuments {
  user(resource: User): object;
  account(resource: BankAccount): object;
  transaction(resource: BankTransaction, account: BankAccount): object;
}

export function createSandboxDocuments(origin: string): SandboxDocuments {
  const userUrl = (id: string) => `${origin}/sandbox/users/${id}`;
  const accountUrl = ({ id, userId, institutionId }: BankAccount) =>
    `${origin}/sandbox/financial-institutions/${institutionId}/users/${userId}/accounts/${id}`;

  return {
    user: ({ id, login, password, lastName, firstName, createdAt, updatedAt }) => ({
      id,
      type: 'sandboxUser',
      attributes: { login, password, lastName, firstName, createdAt, updatedAt },
      relationships: {
        sandboxAccounts: { links: { related: `${userUrl(id)}/accounts` } },
        sandboxTransactions: { links: { related: `${userUrl(id)}/transactions` } },
      },
      links: { self: userUrl(id) },
    }),

    account: (account) => {
      const { subtype, relationship, iban, description, currency, balance, createdAt, updatedAt } = account;
      return {
        id: account.id,
        type: 'sandboxAccount',
        attributes: { subtype, relationship, iban, description, currency, balance, createdAt, updatedAt },
        relationships: {
          sandboxTransactions: { links: { related: `${accountUrl(account)}/transactions` } },
          // `sanboxUser` is the spelling of the documentation's examples.
          sanboxUser: {
            links: { related: userUrl(account.userId) },
            data: { type: 'sandboxUser', id: account.userId },
          },
          financialInstitution: {
            links: { related: `${origin}/financial-institutions/${account.institutionId}` },
            data: { type: 'financialInstitution', id: account.institutionId },
          },
        },
        links: { self: accountUrl(account) },
      };
    },

    transaction: (transaction, account) => {
      const { valueDate, executionDate, counterpart, communication, amount, currency } = transaction;
      const { createdAt, updatedAt } = transaction;
      return {
        id: transaction.id,
        type: 'sandboxTransaction',
        links: { self: `${accountUrl(account)}/transactions/${transaction.id}` },
        attributes: { valueDate, executionDate, counterpart, communication, amount, currency, createdAt, updatedAt },
        relationships: {
          sandboxAccount: {
            links: { related: accountUrl(account) },
            data: { type: 'sandboxAccount', id: account.id },
          },
        },
      };
    },
  };
}

const text = z.string().min(1);
const datetime = z.iso.datetime({ offset: true });

/** The documented attributes of what can be created; unknown ones are ignored. */
export const institutionAttributes = z.object({ name: text });
export const userAttributes = z.object({ login: text, password: text, firstName: text, lastName: text });
export const accountAttributes = z.object({
  subtype: z.enum(['checking', 'savings']).default('checking'),
  relationship: z.enum(['owner', 'trustee']),
  // Numbers in any format: the documentation's own examples are not valid IBANs.
  iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z\d]{1,30}$/u),
  description: text,
  currency: z.string().regex(/^[A-Z]{3}$/u),
  balance: z.number(),
});
export const transactionAttributes = z.object({
  valueDate: datetime,
  executionDate: datetime,
  counterpart: text,
  communication: text,
  amount: z.number(),
  currency: z.string().regex(/^[A-Z]{3}$/u),
});

type Read<T> = { readonly ok: true; readonly attributes: T } | { readonly ok: false; readonly reply: SandboxReply };

/** Reads `{data: {type, attributes}}` and names every invalid attribute. */
export function readAttributes<T>(request: SandboxRequest, type: string, schema: z.ZodType<T>): Read<T> {
  const no = (reply: SandboxReply): Read<T> => ({ ok: false, reply });
  if (!['application/json', 'application/vnd.api+json'].includes(mediaType(request))) return no(refuseStatus(400));
  const envelope = z.object({ data: z.object({ type: z.literal(type), attributes: z.unknown() }) });
  const body = jsonObject(request);
  if (!body) return no(refuseStatus(400));
  const read = envelope.safeParse(body);
  if (!read.success) return no(wrongType());
  const attributes = schema.safeParse(read.data.data.attributes);
  if (attributes.success) return { ok: true, attributes: attributes.data };
  return no(
    invalidAttributes([...new Set(attributes.error.issues.map(({ path }) => String(path[0] ?? 'attributes')))]),
  );
}
