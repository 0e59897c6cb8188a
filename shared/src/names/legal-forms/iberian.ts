/** Spain, Portugal, Brazil and Spanish-speaking America. */
export const IBERIAN_FORMS = `
es.sl: SL | Sociedad limitada | Sociedad de responsabilidad limitada | SRL | S de RL
es.slu: SLU | Sociedad limitada unipersonal | SL unipersonal | SL Sociedad unipersonal
es.slne: SLNE | Sociedad limitada nueva empresa
es.slp: SLP | Sociedad limitada profesional
es.sll: SLL | Sociedad limitada laboral
es.sa: SA | Sociedad anónima
es.sau: SAU | Sociedad anónima unipersonal | SA unipersonal
es.sal: SAL | Sociedad anónima laboral
es.sad: SAD | Sociedad anónima deportiva
es.sc: SC | Sociedad civil
es.scp: SCP | Sociedad civil particular | Sociedad civil privada
es.cb: CB | Comunidad de bienes
es.scoop: S Coop | SCoop | Sociedad cooperativa | Soc Coop | S Coop Ltda | SCL | Cooperativa
es.scca: SCA | S Coop And | Sociedad cooperativa andaluza
es.aie: AIE | Agrupación de interés económico
es.ute: UTE | Unión temporal de empresas
es.cp: CP | Comunidad de propietarios
es.sat: SAT | Sociedad agraria de transformación
pt.lda: Lda | Limitada | Sociedade limitada | Sociedade por quotas | Ltda
pt.unipessoal: Unipessoal Lda | Sociedade unipessoal por quotas | Sociedade unipessoal Lda | Unip Lda | Unipessoal Limitada
pt.sa: SA | Sociedade anónima
pt.sgps: SGPS | Sociedade gestora de participações sociais
pt.sgpssa: SGPS SA
pt.crl: CRL | Cooperativa de responsabilidade limitada
pt.eni: ENI | Empresário em nome individual
pt.eirl: EIRL | Estabelecimento individual de responsabilidade limitada
br.ltda: Ltda | Limitada | Sociedade limitada
br.sa: SA | Sociedade anônima | S A
br.me: Microempresa | Ltda ME
br.epp: EPP | Ltda EPP | Empresa de pequeno porte
br.eireli: EIRELI | Empresa individual de responsabilidade limitada
br.mei: MEI | Microempreendedor individual
mx.sadecv: SA de CV | Sociedad anónima de capital variable
mx.sapi: SAPI de CV | Sociedad anónima promotora de inversión de capital variable | SAPI
mx.sab: SAB de CV | SAB | Sociedad anónima bursátil de capital variable
mx.srl: S de RL de CV | Sociedad de responsabilidad limitada de capital variable | SRL de CV
mx.ac: AC | Asociación civil
mx.sas: SAS de CV
ar.srl: SRL | Sociedad de responsabilidad limitada
ar.sa: SA | Sociedad anónima
ar.saic: SAIC | SACIFIA | SACI | SAICF | SACIF
ar.sas: SAS | Sociedad por acciones simplificada
cl.spa: SpA | Sociedad por acciones
cl.ltda: Ltda | Limitada
cl.eirl: EIRL | Empresa individual de responsabilidad limitada
co.sas: SAS | Sociedad por acciones simplificada
co.ltda: Ltda | Limitada | Sociedad limitada
co.esp: ESP | SA ESP | Empresa de servicios públicos
pe.sac: SAC | Sociedad anónima cerrada
pe.saa: SAA | Sociedad anónima abierta
ve.ca: CA | Compañía anónima
uy.sa: SA
cr.ltda: SRL | Ltda
`;
