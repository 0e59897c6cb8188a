/** The examples of Ibanity's API reference: shapes as published, values as data. */

export const CUSTOMER = 'd9aa5419-6a35-4e33-a98b-15a85107ab96';
const INSTITUTION = 'dc8d746f-68ff-40d0-98a3-86ba8322d33d';

const related = (path: string) => ({ links: { related: `https://api.ibanity.com${path}` } });

export interface AccountValues {
  readonly id?: string;
  readonly iban?: string | null;
  readonly relationship?: string | null;
  readonly customer?: string;
  readonly institution?: string;
  readonly synchronizedAt?: string | null;
  readonly transactionsSynchronizedAt?: string | null;
  readonly attributes?: object;
}

export function account({
  id = 'd174c19f-136c-4dcc-9f0d-26b937bc4c1d',
  iban = 'BE12123456789012',
  relationship = 'owner',
  customer = CUSTOMER,
  institution = INSTITUTION,
  synchronizedAt = new Date().toISOString(),
  transactionsSynchronizedAt = synchronizedAt,
  attributes = {},
}: AccountValues = {}) {
  return {
    id,
    type: 'account',
    meta: { synchronizedAt, transactionsSynchronizedAt },
    attributes: {
      subtype: 'checking',
      relationship,
      reference: 'nobis',
      iban,
      description: 'Cupiditate provident ad qui nihil est et vitae unde.',
      currency: 'EUR',
      balance: 100.0,
      ...attributes,
    },
    relationships: {
      transactions: related(`/customers/${customer}/accounts/${id}/transactions`),
      customer: { data: { id: customer, type: 'customer' }, ...related(`/customers/${customer}`) },
      financialInstitution: {
        data: { id: institution, type: 'financial-institution' },
        ...related(`/financial-institutions/${institution}`),
      },
      authorization: {
        data: { id: 'ac9d746f-68ff-40d0-98a3-86ba8322d33d', type: 'authorization' },
        ...related(`/customers/${customer}/authorizations/ac9d746f-68ff-40d0-98a3-86ba8322d33d`),
      },
    },
    links: { self: `https://api.ibanity.com/customers/${customer}/accounts/${id}` },
  };
}

export function transaction(values: object = {}) {
  return {
    id: 'fd1790d4-78a6-4779-90a9-81e9b3667996',
    type: 'transaction',
    meta: { synchronizedAt: '2017-05-25T07:57:21.452068Z' },
    attributes: {
      valueDate: '2017-05-22T00:00:00Z',
      reference: '6025dae7-559e-4795-951a-2214cb9530ef',
      executionDate: '2017-05-25T00:00:00Z',
      currency: 'EUR',
      counterpart: 'BE9786154282554',
      communication: 'Small Cotton Shoes',
      amount: -42.42,
      ...values,
    },
    relationships: {
      account: {
        ...related(`/customers/${CUSTOMER}/accounts/30923957-87cc-42cf-ae3c-ad0563cec3d3`),
        data: { type: 'account', id: '30923957-87cc-42cf-ae3c-ad0563cec3d3' },
      },
    },
  };
}

/** A list; with `next`, one more page follows. The documented links are `http:`. */
export function page(data: readonly unknown[], next?: string) {
  return {
    meta: { paging: { limit: 2, before: null, after: null } },
    links: {
      first: 'http://api.ibanity.com/accounts',
      ...(next === undefined ? {} : { next: `http://api.ibanity.com/accounts?after=${next}` }),
    },
    data,
  };
}

export function synchronization(status: string, id = '3c135acd-0cb7-4368-a985-240db7cf983c') {
  return {
    data: {
      id,
      type: 'synchronization',
      attributes: {
        status,
        duration: 150,
        createdAt: '2017-05-26T14:04:42.186616Z',
        updatedAt: '2017-05-26T14:04:42.186616Z',
      },
      relationships: { customer: { ...related(`/customers/${CUSTOMER}`), data: { id: CUSTOMER, type: 'customer' } } },
    },
  };
}

export function institution(sandbox: boolean, id = INSTITUTION) {
  return { data: { id, type: 'financialInstitution', attributes: { name: 'SuperBank', sandbox } } };
}

export function sandboxUser(values: object = {}, id = '8625d265-1dd4-494a-8851-e55b52a49152') {
  return {
    id,
    type: 'sandboxUser',
    attributes: {
      login: 'ocorwin',
      password: 'password',
      lastName: 'Corwin',
      firstName: 'Octavia',
      createdAt: '2017-05-26T14:04:42.186616Z',
      updatedAt: '2017-05-26T14:04:42.199663Z',
      ...values,
    },
  };
}

export function sandboxAccount(values: object = {}, id = '49c5f439-3abe-44ae-a46a-f047245dda87') {
  return {
    id,
    type: 'sandboxAccount',
    attributes: {
      subtype: 'checking',
      relationship: 'owner',
      iban: 'BE123456679',
      description: 'Checking account',
      currency: 'EUR',
      balance: 56.42,
      createdAt: '2017-05-26T14:04:42.186616Z',
      updatedAt: '2017-05-26T14:04:42.199663Z',
      ...values,
    },
  };
}

export function failure(code: string) {
  return { errors: [{ code, message: 'Your financial credentials are invalid' }] };
}
