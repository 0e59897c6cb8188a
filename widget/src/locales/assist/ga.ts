import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Tá roinnt cuntas éagsúil sa téacs seo. Roghnaigh an ceann ceart.',
    use: 'Úsáid {account}',
    filled: 'Tógadh uimhir an chuntais ón téacs a greamaíodh.',
    name_filled: 'Tógadh an t-ainm “{name}” ón téacs a greamaíodh.',
    undo: 'Cealaigh',
  },
  name: {
    iban: 'Tá cuma IBAN air seo, ní ainm.',
    email: 'Tá cuma seoladh ríomhphoist air seo, ní ainm.',
    phone: 'Tá cuma uimhir theileafóin air seo, ní ainm.',
    digits: 'Uimhir é seo, ní ainm.',
    identifier: 'Tá cuma uimhir eagraíochta air seo, ní ainm.',
    move_iban: 'Bog go réimse an IBAN é',
    move_identifier: 'Bog go réimse na huimhreach é',
  },
  scan: {
    button: 'Scan cód QR',
    starting: 'Tá an ceamara á thosú…',
    aim: 'Coinnigh an cód QR os comhair an cheamara.',
    denied: 'Níl an ceamara ceadaithe anseo. Ceadaigh é i socruithe an bhrabhsálaí, nó roghnaigh pictiúr.',
    no_camera: 'Níor aimsíodh ceamara. Roghnaigh pictiúr.',
    not_found: 'Níor aimsíodh cód QR ina bhfuil uimhir chuntais.',
    picture: 'Roghnaigh pictiúr',
    unreadable: 'Níorbh fhéidir an pictiúr seo a léamh. Roghnaigh ceann eile.',
    stop: 'Stop an ceamara',
    filled: 'Tógadh na sonraí ón gcód QR. Cuir i gcomparáid leis an mbunchóip iad.',
    stays_here: 'Ní fhágann an pictiúr do ghléas.',
  },
  reach: {
    no_instant: 'Ní ghlacann an banc seo le híocaíochtaí meandracha. Tiocfaidh an t-airgead níos déanaí.',
    no_transfer: 'Ní ghlacann an banc seo le híocaíochtaí SEPA.',
    no_direct_debit: 'Ní ghlacann an banc le dochair dhíreacha. Úsáid cuntas eile.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Uimhir CBL',
      registration_number: 'Uimhir chláraithe cuideachta',
      tax_id: 'Uimhir chánach',
      duns: 'D-U-N-S',
    },
    optional: '{label} (roghnach)',
    hint: {
      lei: '20 litir agus digit',
      vat: 'Leis an gcód tíre, mar shampla DE136695976',
      registration_number: 'Mar atá i gclár na gcuideachtaí',
    },
    type: 'Cineál uimhreach',
    missing: 'Cuir isteach uimhir na heagraíochta.',
    fault: {
      lei: 'Níl an LEI seo bailí. Tá 20 litir agus digit in LEI; cuir i gcomparáid leis an mbunchóip é.',
      vat: 'Níl an uimhir CBL seo bailí. Cuir isteach í leis an gcód tíre, agus cuir i gcomparáid leis an mbunchóip í.',
      registration_number: 'Níl an uimhir chláraithe seo bailí. Cuir i gcomparáid leis an mbunchóip í.',
      other: 'Níl an uimhir seo bailí. Cuir i gcomparáid leis an mbunchóip í.',
      check_digits:
        'Níl na digití seiceála, ó charachtar {position} ar aghaidh, ag teacht leis an gcuid eile. Cuir an LEI i gcomparáid leis an mbunchóip.',
    },
    only: {
      checking: 'Tá an uimhir á fíorú…',
      unable_to_verify: 'Níor tháinig freagra faoin uimhir seo.',
      not_checkable: 'Ní féidir an uimhir seo a fhíorú anseo.',
    },
  },
  challenge: {
    working: 'Á sheiceáil gur duine thú. Tógfaidh sé seo nóiméad…',
    failed: 'Níorbh fhéidir a sheiceáil gur duine thú. Bain triail eile as.',
  },
  known: {
    since: 'Tá uimhir an chuntais seo ar eolas ó {year}.',
  },
  own: {
    label: {
      name: 'Ainm ar do chuntas',
      iban: 'D’IBAN',
    },
    hint: {
      name: 'D’ainm agus do shloinne, nó ainm iomlán do ghnó',
    },
    fault: {
      name_invalid: 'Níl cuma ainm air seo. Cuir isteach é mar atá sé ar do ráiteas bainc.',
    },
    outcome: {
      match: 'Tá an t-ainm a chuir tú isteach ag teacht leis an méid atá ag an mbanc.',
      match_identifier: 'Tá an uimhir ag teacht leis an méid atá ag an mbanc. Níor fíoraíodh an t-ainm.',
      close_match: 'Tá ainm beagán difriúil ag an mbanc don chuntas seo. Seiceáil gurb é seo do chuntas.',
      close_match_unnamed:
        'Tá ainm beagán difriúil ag an mbanc don chuntas seo. Cuir na sonraí i gcomparáid le do ráiteas bainc.',
      no_match: 'Tá ainm eile ag an mbanc don chuntas seo. Cuir na sonraí i gcomparáid le do ráiteas bainc.',
      identifier_mismatch:
        'De réir an bhainc, ní bhaineann uimhir na heagraíochta (mar shampla uimhir CBL nó LEI) leis an gcuntas seo. Cuir na sonraí i gcomparáid le do ráiteas bainc.',
      unable_to_verify: 'Níor thug an banc freagra faoin ainm seo.',
    },
    reason: {
      account_not_found: 'Níl cuntas leis an uimhir seo ag an mbanc.',
      reference_not_found: 'Níl cuntas leis an tagairt seo ag an mbanc.',
      account_switched: 'Aistríodh an cuntas seo chuig banc eile. Cuir isteach na sonraí nua.',
      payee_opted_out: 'Roghnaigh sealbhóir an chuntais gan páirt a ghlacadh i bhfíorú ainmneacha.',
      account_type_unsupported: 'Ní féidir leis an mbanc ainmneacha a fhíorú don chineál seo cuntais.',
      bank_unsupported: 'Ní chuireann an banc fíorú ainmneacha ar fáil.',
      bank_timeout: 'Níor fhreagair an banc in am.',
      bank_unavailable: 'Ní féidir teagmháil a dhéanamh leis an mbanc faoi láthair.',
    },
    risk: {
      alarm:
        'Cuir na sonraí i gcomparáid le do ráiteas bainc. Fiafraigh de do bhanc sula n-úsáideann tú an cuntas seo.',
    },
    result: {
      registered: 'An t-ainm atá ag an mbanc',
      bank: 'Banc: {bank}',
    },
    progress: {
      checking: 'Tá an t-ainm á fhíorú leis an mbanc…',
      pending: 'Tá an banc ag tógáil níos mó ama ná mar is gnách. Tá an fíorú fós ar siúl…',
    },
  },
  payout: {
    warning:
      'Má leanann tú ar aghaidh, d’fhéadfaí do chuid airgid a íoc le duine eile, agus seans nach mbeidh tú in ann é a fháil ar ais.',
  },
  mandate: {
    warning:
      'Má leanann tú ar aghaidh, d’fhéadfadh an dochar díreach teip, nó d’fhéadfaí an t-airgead a thógáil ó chuntas duine eile.',
  },
  required: {
    warning: 'Ní féidir an cuntas seo a úsáid anseo go dtí go n-éiríonn leis an bhfíorú.',
    alarm: 'Seiceáil leis an íocaí ar bhealach atá ar eolas agat cheana, ní tríd an sonrasc ná an teachtaireacht.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Meaitseálann an t-ainm. De réir an bhainc, is cuntas pearsanta é seo.',
      account_is_business: 'Meaitseálann an t-ainm. De réir an bhainc, is cuntas gnó é seo.',
    },
  },
};
