/** Italy, San Marino, Italian-speaking Switzerland. */
export const ITALIAN_FORMS = `
it.srl: SRL | Società a responsabilità limitata | Soc a r l | S r l | Soc a resp lim
it.srls: SRLS | SRL S | Società a responsabilità limitata semplificata | SRL semplificata
it.srlu: SRLU | SRL unipersonale | SRL a socio unico | SRL con socio unico | Società a responsabilità limitata unipersonale | SURL
it.spa: SpA | Società per azioni | Soc per azioni
it.sapa: SApA | Società in accomandita per azioni
it.snc: SNC | Società in nome collettivo
it.sas: SAS | Società in accomandita semplice
it.ss: SS | Società semplice
it.coop: Soc Coop | Società cooperativa | Scarl | SCRL | Soc Coop a r l | Società cooperativa a responsabilità limitata | Società cooperativa per azioni | SCPA | Soc Coop p A
it.coopsoc: Soc Coop Soc | Società cooperativa sociale | Cooperativa sociale | Soc Coop Sociale | Società cooperativa sociale onlus
it.scarl: SCARL | Società consortile a responsabilità limitata | SCRL
it.onlus: ONLUS | Organizzazione non lucrativa di utilità sociale
it.ets: ETS | Ente del terzo settore
it.aps: APS | Associazione di promozione sociale
it.odv: ODV | Organizzazione di volontariato
it.asd: ASD | Associazione sportiva dilettantistica
it.ssd: SSD | SSDRL | SSD a r l | Società sportiva dilettantistica
it.di: Ditta individuale | Impresa individuale
it.stp: STP | STP SRL | Società tra professionisti
ch.sagl: Sagl | Società a garanzia limitata
ch.sait: SA | Società anonima
`;
