/**
 * Given names that are one name: short forms, pet names and the same name in other languages. A line is a family. A
 * name may stand in several (Alex, Sasha). Two names that are both here and share no line are different people's names, however alike
 * they look (Andrea and Andreas, Paul and Paula).
 */
export const GIVEN_NAME_FAMILIES = `
alexander alexandre alejandro alessandro aleksandr aleksander oleksandr aleksandar alexandros aleksandrs alex alec alek al sandy xander sander sandro sascha sasha sacha lex ale aleks olek oles alistair alasdair sandor
alexandra alejandra alessandra aleksandra oleksandra alexandria alex lexi lexie sandra sandy sascha sasha sacha ale ola olesya
andrew andreas andre andrea andres andrej andrei andrey andriy andrzej andrii andrius anders andras andris andy drew ando
andrea andreja andree andy
anthony antony antonio antonius anton antoine antonin antoni antonios tony toni toon ton antek tonio nino
antonia antonina antoinette tonia toni tonya
anna anne ann ana annie hanna hannah hana ania anja anya anita annette anneke nan nancy nina anouk aneta annika anka anni
annamaria annemarie anamaria annmarie
albert alberto adalbert al bert bertie berto
alfred alfredo al alf fred fredy alfie
alan allan allen alain al
alphonse alfonso alfons al alphonso fons
abraham abe bram ibrahim avraham avram
adam adamo adame
adrian adriano adrien adriaan ad
adriana adrienne adriane
agnes agnieszka ines inez agnese aga
alice alicia alicja alisa alix ally aly
amanda mandy
amelia amelie emelie milly
angela angelika angelique angie angelica angeliki
angel angelo angelos ange
arnold arnaud arno arnie arnaldo
arthur artur arturo art artie
augustin augustine agustin agostino august auguste augusto gus
barbara barb babs barbie basia bara barbora varvara
bartholomew bart bartolome bartosz bartek bartlomiej bartolomeo
beatrice beatrix beatriz bea trixie beatriks
benjamin ben benny benji beniamino benjamim
benedict benedikt benoit benedetto ben benito bento bence
bernard bernhard bernardo bernd bernie bernat
brigitte birgit brigitta bridget brigida gitte biddy brigid
bruno brunon
camilla camille kamila camila milla cam
carl karl charles carlos carlo karel karol karoly charlie chuck charly chas carolus kalle carles karlis
caroline carolina karolina carol carrie caro karoline lina karo
catherine katherine katharina kathryn katarina katarzyna catarina caterina ekaterina yekaterina kateryna katerina cathy kathy kate katie kat kasia katja katya kati cat trina katrin karin catalina kathleen kaitlyn
cecilia cecile celia cecily cecylia cilla sheila silke zilla
charlotte charlie lotte lottie carlotta carlota charley
christian cristian kristian christiaan chris cristiano krystian kris krisztian
christine christina cristina kristina kristin krystyna christiane chris chrissy tina tine kirsten kristine khrystyna kris christel
christopher christophe christoph cristobal cristoforo krzysztof christoffer kristoffer chris kit stoffel topher kristof christos kryspin
claude claudio claudius klaudiusz
claudia claudine klaudia
constantin constantine konstantin konstantinos kostas costas kostya costin gus dinos konstanty
cornelius cornelis corneel kees cor cornel neil
cornelia corrie nelly nel conny
cyril kyrill kirill cyrille kyrylo cirilo
daniel daniele danilo dan danny danylo daniil daniils dani
daniela danielle danuta dani daniella danii
david davide dave davy davey dawid davyd taavi dafydd
deborah debora debbie deb debra
dennis denis denys dionysios dionisio
diana diane dianne
dominic dominik dominique domingo domenico dom nick
dorothy dorothea dorota dorothee dolly dot dottie dora dorota
edward eduard edouard eduardo edoardo ed eddie ted teddy ned eddy edek
edmund edmond edmundo ed
elena helena helene helen ellen ella eleni yelena olena ileana ilona lena nell elina hela heleen alena lenka aliona
eleanor eleonora eleonore ellie nora nell leonora
elizabeth elisabeth elisabetta isabel elzbieta yelizaveta elizaveta liz lizzie beth betty lisa liza elsa elise elisa ilse lily bess bessie eliza lies liesbeth els lisbeth alzbeta erzsebet elisabet elzbieta elisaveta isabella isabelle isabela bella betsy libby babette lilibet
emil emile emilio emiliano
emily emilia emilie emma em emmi
emmanuel emanuel manuel emanuele manolo manny manu emmanouil manolis
eric erik erich erick eryk rick
ernest ernst ernesto ernie
erwin ervin irwin
esther ester hester essie
eugene eugen eugenio evgeny evgeni evgeniy evhen yevhen yevgeny gene eugeniusz eugenios zhenya
eugenia evgenia yevgenia evgeniya yevheniia zhenya
eva eve ewa evi ieva yeva evita evelyn
evelyn eveline evelina evelien
ferdinand fernando ferdinando fernand ferenc nando ferdi
felix feliks felice
philip philipp philippe filip felipe filippo philippos phil pip fulop filipe filippos
florian florin floriano flo
frances francesca francoise francisca franziska frantiska fran franny frankie fanny sissi franca franciska francine paquita france
francis francesco francois francisco franz frantisek franciszek frank frans paco pancho kiko francesc ferenc franco fran curro franjo franek
frederick friedrich frederic frederik federico fred freddy fryderyk fritz frits bedrich frederico rik
frederica friederike frederique federica rika frida
gabriel gabriele gabor gab gabi gavril gabe
gabriela gabrielle gabriella gaby gabi
genevieve genoveva jenny
george georg georges jorge giorgio georgios jerzy yuri jurgen jiri yuriy iurii yuriy jurij georgi gheorghe george gyorgy jordi jorg joris juri heorhii georgiy georgy yorgos giorgos jurek goran jure juraj georgie jeorg yury jory
georgina georgia georgiana gina
gerald gerard gerhard gerardo gerry jerry gert geert gerd gerrit geraldo gherardo
gertrude gertrud gertruda trudy gertie gerti truus
gilbert gilberto gil bert
giovanna joanna johanna jana joan jeanne jane juana ioana ivana jeannette hannah jo joanne janina johana asia jeanette janet ioanna yana janette
gottfried godfrey goffredo geoffrey jeffrey geoff jeff geffroy
grace gracie grazia gracia gratia graca
gregory gregor gregoire gregorio grigori hryhorii grzegorz grigoris greg gregg grigory hryhoriy grigoriy
guillermo guillaume william wilhelm guglielmo willem vilem will bill billy willy liam wim wilhelmus memo guilherme willi vilmos guillem viljami willie pim bil vasyl
gustav gustave gustavo gus gustaf
harold harald hal harry haroldo
hector ettore hektor
henry heinrich henri enrico enrique henrik hendrik henryk harry hal heiner heinz henk hank heiko jindrich quique rico hein enric henrique hendrikus
henrietta henriette jetty hettie enriqueta
herbert heribert herb bert herbie
hermann herman hermano armando armand
hieronymus jerome geronimo jeronimo gerome hieronim jeroni
hubert huberto bert hubertus huub
hugo hugh ugo hugues huw
hilda hilde hildegard mathilda
ignatius ignacio ignaz ignacy nacho ignazio hynek inaki
igor ihor
irene irena irina iryna eirini irene ira iren rena
isaac izaak isak ike itzhak
jacob james jakob jaime giacomo jacques jakub jaap diego santiago jago iacob jim jimmy jamie iago jacopo jake yakov yakiv iakovos kuba jaume tiago thiago jack jacobus koos coby jim seamus hamish iakov jacek
jacqueline jackie jacquelyn jacky zaklina
jason iason jay jasper
jennifer jenny jen jenna jenni gwenhwyfar
jeremy jeremias jeremiah jerry jem yirmeyahu jeremie
jessica jess jessie jessy
joachim joaquin gioacchino jochen achim joakim joaquim jim kim quino ioakim
john johannes johann jean giovanni juan joao ivan jan johan hans jens ian sean ioannis yannis jack johnny jon iain hanns janez jovan janos ioan ion janek jock evan jani joan jonny eoin shaun hansi giannis yiannis janne nelo gianni vanya vania shane owen juha juhani ivo jann yan johnnie zane janis hannes
jonathan jonathon jon jonny johnathan jonatan
joseph josef jose giuseppe jozef joe joey jozsef josip pepe beppe sepp iosif yosyp jef josep osip jos juozas josephus pino peppino pep jo yusuf youssef yosef iosif josefo chema
josephine josefine josefa josefina giuseppina josie jo fina pepa pepita jozefa josette josee
judith judit judy yehudit jutta
julia julie giulia iulia yulia yuliya juliet juliette juliana julianna giulietta yuliia jules iuliia julija
julian julien giuliano iulian yulian juliano jules
julius julio giulio jules iulius gyula
justin justyn justus giustino justo iustin
justine justyna giustina justina
kenneth ken kenny
klaus claus nicholas nicolas nikolaus nicola nikolai nikolaos mykola mikolaj nicolae nick nicky niels nils niklas nico niko nikos colin mikulas klaas miklos nikolay nikola nicolo nicolaas niccolo nikita nikolas neils col nic nik niccola kolya
lawrence laurence lorenz lorenzo laurent laurens lars wawrzyniec larry loris vavrinec llorenc lourenco laurentiu lauri laurits renzo enzo lori rens lavrentiy laurie
laura lora laure laurie lauretta loretta lauren lorena larissa
leonard leonardo leonhard leo lenny len leon leonid leonidas leonardus lennart lev
leopold leopoldo leo poldi
lillian lily lilian liliana lili lilly
louis ludwig luis luigi lodewijk ludvik ludwik lou lewis louie lluis lajos luigino aloysius alois gino aloisio aloys alojz luiz ludovic ludovico lutz louie
louise luisa louisa ludwika lou lulu luise
lucas luke luca lukas lukasz luc lucio loukas luk lukacs
lucia lucy lucie luz luzia lucja luciana lucille lusia lucienne liucija lutsiya
lucian lucien luciano lucjan lucio
ladislaus laszlo wladyslaw ladislav vladislav vladyslav ladislao vlad laci lado laco wladek
magdalena madeleine magdalene madalena maddalena maddy lena magda lenka marlene madlen malena majda madelyn madeline
margaret margarete margherita margarita marguerite malgorzata marketa margareta greta gretchen grete maggie meg peggy marge margie rita margot gosia greet griet margriet margit maisie mette gosia margarida magali magi
maria mary marie mariya marija miriam maryam mia moira molly mariia marika mariana mar maja marianne maaike mieke marijke marion maryja maire mara mimi ria riet marietta mariella mary-ann may manon polly
marianna marianne mariana maryana
marina maryna marine
mark marc marco marcos marek marko markus marcus marius marek marcel markos marcin
marcel marcello marcelo marceli
martin marten martino martinus maarten marcin martyn marty marti mertens morten martins tino marton martijn
martina martine martyna tina martin
matthew matthias mathieu matteo mateo mateusz matthieu matej matt matty mathias matias mattia matheus matyas matthijs matti thijs matvey matviy matiss mads mats mateus mattheus
maurice mauricio maurizio moritz morris maurits mauritius maurycy
maximilian maxim maximilien massimiliano massimo max maksim maksym maksymilian maxime maximiliano maks maximo
melanie mel melania
michael michel miguel michele mikhail mykhailo michal mihai mike mick mickey micky mikkel mikael mihail mischa misha michiel mihael mihaly maik micha miquel mykhaylo michalis michail mihalis mikko miska mikhailo mihkel meik mitch
michaela michelle michele michaele mihaela micaela michalina shelly mickaela
mohammed muhammad mohamed mohammad mohamad muhammed mehmet mohd mo mamadou muhamad mahomet mohamet
monica monika monique moni
nadia nadja nadezhda nadiya nadine nadya nadezda nadija
natalie natalia nathalie natalya nataliya natasha nataliia natasa nat tasha natalija
nathan nathaniel nate nat nathanael natan jonathan
nicole nicola nicoletta nikola nicky nikki nikolett coletta colette nicolette nikoleta
oliver olivier oliviero ollie olly olivér olaf
olivia liv livia oliwia
olga olha olja helga
oscar oskar ossi oszkar
pascal pasquale pascual paschalis
patricia patrizia patrycja pat patty trish tricia patti patsy
patrick patrik patricio patrizio pat paddy rick padraig patryk
paul paolo pablo pavel pawel paulo pavlo pavlos paulus pal pauls poul pau paal pol pavol pavle paulius
paula paola pola
pauline paulina polina paulette
peter pierre pedro pietro petr piotr petros petro pete petar piet pieter petri pyotr per peder petru pjotr pere petrus petras piero petter pjeter petur peeter peteris
petra pierrette
rachel raquel rachele rahel rae rakel
rafael raphael raffaele rafal raf raffaello raphaela
raymond raimund ramon raimondo ray raimundo raymund
rebecca rebekka rebeca becky bex rebekah reba
regina regine reina
reinhard reinhardt renard reynard
rene renato renatus renat
renata renate renee rena
richard ricardo riccardo rick dick richie ryszard rich ricky rico risto rihards
robert roberto rob bob bobby robbie rupert ruprecht bert robin roberts robrecht
roberta bobbie robbie
roger rogelio rudiger ruggero rodger
roland orlando rolando roelant rolandas roel lando
ronald ron ronnie ronaldo reinhold reynaldo ronny
rosa rose rosalie rosie roza rosalia rosita ruza
rosemary rosemarie rosmarie rosie romy
rudolf rudolph rodolfo rudi rudy rolf ruud rodolphe
samuel sam sammy samuele samu
samantha sam sammy
sara sarah sally sadie saara
sebastian sebastien sebastiano seb bastian bas basti sebastiaan sebastiao
sergio serge sergei sergey serhiy serhii sergiu sergij siarhei sergiy sergii sergejs serguei
sigmund siegmund zygmunt sigismund sigi segismundo
siegfried sigfrid sigi sigfried
silvester sylvester silvestre sylwester
simon simone simeon szymon semen semyon simao simo ximo shimon simonas
simona simone szymona
sophia sofia sophie sofie zofia sofiya zsofia sophy sonja sonya zosia sofiia fija
stanislaus stanislav stanislaw estanislao stan stas stanley staszek standa
stephen steven stefan stephan stephane etienne esteban stefano stepan stefanos steve stevie istvan steffen szczepan estevao staffan stijn fane estefan stevo stephanus
stephanie stefanie stefania estefania steffi stephania steph steffie
susan susanne susanna suzanne susana zuzana zuzanna suzan sue susie suzie zsuzsanna suzana sanne shoshana sanna
sven svein swen sveinn svend
sylvia silvia sylvie sylwia silvie
tatiana tatjana tatyana tetiana tanja tanya tania tetyana tatianna taina tanjuska
theodore theodor teodoro fyodor fedir fedor feodor teodor ted teddy theo theodoros todor fiodor fedor tudor
theresa therese teresa terezie terez tess tessa tracy terri resi terry tereza teresia tere thea
thomas tomas tomasz tommaso tom tommy toms tamas tuomas tome tomaz tomek thom foma maas tomasso tomislav
timothy timothee timoteo timotheus tim timmy tymofiy timofey timo timur tymoteusz timofei tymofii
tobias tobiasz toby tobi
ulrich ulrik ulric uli udo ulli olrik
ursula urszula uschi orsola ulla ursel
valentin valentino valentine valentyn walenty valentinas val
valentina valentyna valya
valeria valerie valeriya val
victor viktor vittorio vic vik wiktor
victoria viktoria vicky vittoria viktoriya vicki wiktoria viktoriia tori
vincent vincenzo vicente vinzenz vince vincenty vicenc enzo vin vinnie cenek
vladimir wladimir volodymyr vladimiro vlad wlodzimierz volodya vova uladzimir vladimirs
walter gualtiero walther valter wally wouter walt
wenceslas vaclav wenzel venceslao waclaw
xavier javier xaver saverio javi xabier chavier
yves ivo yvo ives iwo
yvonne ivonne iwona ivona
zachary zach zacharias zack zakaria zacarias
dmitri dmitry dmytro dimitri dimitrios demetrio dmitriy dimitar dima dmytriy mitya dimitris dumitru demetrius dimo
aleksey alexei alexey oleksiy oleksii aleksei alexis alexios alexej alessio alexiy lyosha alejo aleksejs
vasily vasyl vasiliy basil basilio vasilis vassili vasile bazyli vasilios vasil basile vasilij
yaroslav jaroslav jaroslaw iaroslav jarek
ivan ioan iwan vanya
arkady arkadiusz arkadi arkadiy arek
boris borys borja
grigor krikor grigoris
lyudmila ludmila liudmyla ljudmila mila lyuda ludmilla lyudmyla
svetlana svitlana sveta lana swetlana svjetlana
oksana xenia ksenia ksenija oxana kseniya
yulian julijan
hryhoriy grigory
ahmed ahmad ahmet achmed
ali aly
hassan hasan hasen
hussein husayn hossein husain hussain huseyin hussien hosein
omar umar omer
khaled khalid chalid halid
youssef yusuf yousef yousuf joseph yousif yossef
abdullah abdallah abdulla abdoulaye abdellah
fatima fatma fatemeh fatimah fatoumata fatna
aisha ayse aicha ayesha aischa
mustafa mostafa moustapha moustafa
mahmoud mahmud mahmut mehmood
said saeed sayed saïd
zainab zeynep zineb zaynab
ibrahim brahim ebrahim ibrahima
ismail ismael ishmael
karim kareem kerim
rashid rachid rasheed
abdel abdul abd
josemaria chema
joselito jose
maite mariateresa
conchita concepcion concha conchi
dolores lola loli
francisca paqui paca
ignacia nacha
mercedes merche mercè merce
montserrat montse
pilar pili
rosario charo
consuelo chelo
remedios reme
guadalupe lupe
milagros mila
encarnacion encarna encarni
ascension asun asuncion
inmaculada inma
immacolata imma
purificacion puri
soledad sole
salvador salvatore salva totò toto sauveur
raffaella raffaela
gianluca luca gian gianluigi
giancarlo carlo
pierluigi luigi piero
loredana lori
annunziata nunzia
concetta tina
domenica mimma
nikoletta nicoletta
panagiotis panos takis panayiotis
spyridon spyros spiros
athanasios thanasis nasos thanos
evangelos vangelis
evangelia vangelio litsa
stavros stauros
theodora dora
vasiliki vaso vicky vasso
kyriakos kyriacos
charalampos babis haralambos charis harris
anastasios tasos
anastasia anastasiya nastya anastazja tasoula nastia anastasiia
sotirios sotiris
emmanouil manos
chrysoula chryssa
christos chris
ryan rian
kevin kev
gavin gav
graham graeme grahame
neil neal niall
jeffrey jeff geoffrey geoff
leslie les lesley
raymond ray
reginald reg reggie
russell russ
stuart stewart stu
terence terry terrence
trevor trev
douglas doug dougie
donald don donnie donny
duncan dunc
gareth gary garry gaz
malcolm mal malc
clifford cliff
calvin cal
bradley brad
cameron cam
eamon edmond eamonn
ciaran kieran keiran
siobhan joan shevaun
aoife eva
sinead jane
caitlin kathleen catriona
niamh neve
padraig patrick
oisin ossian
abigail abby gail abbie
alison ali allison
amy aimee
annabel annabelle bella
bethany beth
brenda bren
cassandra cassie cass sandra kassandra
cynthia cindy
denise dee
eilidh helen
fiona fi
florence flo florrie flossie fiorenza florentina
georgette georgie
gillian gill jill jillian
gwendolyn gwen
harriet hattie harrie henrietta
imogen immy
jocelyn joss jos
kimberly kim kimberley
lindsay lynsey linsey lindsey lyndsay
linda lynda lindy belinda
lynn lynne lyn
marilyn lyn
matilda tilly mathilde mathilda tilda matylda
millicent millie milly
mildred millie
miranda randy mandy
olive ollie
pamela pam
penelope penny
philippa pippa pip filippa
priscilla cilla prisca
prudence pru
rosalind ros roz
sandra sandy
shirley shirl
tabitha tabby
theodora thea dora
valerie val
vanessa nessa
veronica veronika ronnie veronique vera weronika nika
victoria vicky tori
virginia ginny virginie gina
winifred winnie freda
yasmin jasmin jasmine yasmine yasemin
zoe zoey zoi
`;

/** Further given names, with no other form that counts as the same. */
export const OTHER_GIVEN_NAMES = `
malika henri robin lou petra erika markus sorin sabine silke heike ute uwe jorn torsten thorsten carsten karsten holger ingo ingrid inge helmut gunther gunter werner wolfgang detlef dirk frank jurgen jens kai kay lars lutz manfred marco mario norbert olaf oliver rainer reiner ralf ralph roland sven tanja thorben torben volker swantje ilka imke anke antje astrid bettina birgit britta carmen cordula corinna dagmar doris elke elfriede gabriele gerda gisela gudrun hannelore heidi heidrun helga hilde ilse irmgard iris jasmin jutta karin katja kerstin kirsten manuela margit margot marlies melanie mechthild nadine nicole renate rita roswitha rosemarie ruth sabrina saskia sigrid silvia simone sonja stefanie susanne sybille svenja tamara ulrike ursula verena waltraud wiebke yvonne finn ben jonas noah leon luis elias paul lukas mia emma lina ella lea leonie lilly emil anton oskar theo mats till tim tom fritz hans emre can mert murat mustafa hakan kemal cem deniz elif ayse fatma zehra meryem gul
aurelie aurore berangere cedric celine chantal christelle clement coralie corinne cyrille damien delphine didier edith elodie emeline emilien estelle fabien fabienne fabrice flavien franck gael gaelle gerald geraldine gilles gregory guy hadrien hugues jocelyne joel joelle jordan karine kevin laetitia lea leo lilian loic lorraine ludivine magali manon marlene maud maxence melissa mireille muriel myriam nadege noemie noel noelle odette odile olivier pascale patrice quentin raoul regis remi remy roland romain roxane sandrine serge severine solange solene sylvain sylvie thibault thibaut thierry tristan valentin veronique victorine virginie xavier yann yannick yoann yohan zoe
alba alvaro ainhoa ainara aitor amparo arantxa asier begona blanca borja carmen clara cristobal daniela elvira emilio encarna estefania eugenia eva fatima felix gema gonzalo gorka guadalupe hector hugo iker inigo irene iria isidro itziar ivan jaime jimena jon jordi julia lidia lorena lucia macarena manuela marta mercedes mikel miriam montserrat nerea nieves nuria oihane olga oscar pilar raquel raul rocio rodrigo rosa rosario ruben sandra santiago sara silvia sofia sonia susana tomas unai veronica vicente victor virginia yolanda
ambra alfio antonella arianna barbara bianca bruno calogero carmelo carmela chiara cinzia ciro claudia cosimo dario diego donato donatella elena eleonora elia emma enzo ernesto fabio fabrizio federica flavio flavia franca gaetano gaia gennaro giada gianmarco gino giorgia giuliana gloria greta ilaria italo ivan jacopo lara letizia lidia livio lorenza luana luciana lucio manuela marcella marina mario marta martina matilde mattia maura mauro michela milena mirco mirko monia morena nadia nicolò nunzio ornella oriana paola paride pino rocco roberta romina rosanna rosario sabrina samuele sandro sara serena silvana simona sonia stefania teresa tiziana tiziano tullio umberto ugo valentina valerio vanessa vito viviana walter
alicja bogdan bogumil bozena czeslaw dariusz edyta elzbieta ewelina grazyna halina irena iwona izabela janusz jadwiga jaroslaw jolanta joanna justyna kamil kazimierz kinga leszek lech lidia malwina mariusz marzena mieczyslaw miroslaw natalia patrycja przemyslaw radoslaw remigiusz roman slawomir stefania sebastian sylwia tadeusz teresa tomasz urszula wanda wieslaw wieslawa wiktoria witold wojciech zbigniew zdzislaw zenon zofia zygmunt
blanka bohumil bohuslav bozena dalibor dana dusan eliska hana hedvika ivana ivo jaroslava jindra jirina jitka kamil kveta ladislava lenka libor libuse lubomir lubos lucie ludek marcela marketa milan milada milos miloslav miroslava monika nela oldrich otakar ota pavla pavlina radek radim radka radovan renata robert roman romana sarka simona stepanka tereza vaclava vendula veronika vit vlasta vladimira vlastimil vojtech zbynek zdenek zdena zdenka zuzana
adela adina alin alina bogdana catalin ciprian corina cosmin cristi dana dorel doru dragos emil florentina florina gabi horatiu ilie ilinca ionut ionela lavinia liviu lucretia madalina marcela marinela mihnea mircea mirela mugur oana octavian ovidiu radu raluca razvan roxana silviu simina sorin sorina stefania tudor valeriu vasilica viorel viorica
aino aleksi anneli antti ari arto eero eeva eino elina ella esa eija erkki hannu hannele heikki helena heli ilkka jaakko jaana jari jarmo joni jouko jouni juho juhani jukka juuso kaarina kalle kari katri kimmo kirsi kyosti lasse lauri leena liisa mari marja markku marko merja miika mika mikko minna miia niina olli outi paavo paivi pasi pekka pentti pertti petri pirjo pirkko raija raimo reijo riikka riitta ritva sami sanna sari satu seija seppo simo sirpa sinikka taina tapio tarja teemu teppo tero tiina timo toni tuija tuomo tuula ulla vesa ville virpi
agneta anders ake arne asa astrid axel bengt berit bertil birger birgitta bjorn bo bodil borje bosse camilla carina cecilia dag dagny egil einar eivind elin ellinor elsa emelie erland eskil espen eva frode frida geir gerd goran grethe gro gudmund gunilla gunnar gunvor gustaf hakan hakon halvor hanne harald hedda hege helge helle henning hilde inga ingeborg ingemar inger ingmar ingvar ingvild irene ivar jesper joakim jonas jorgen jorunn kare karen karin kari kerstin kirsten kjell kjersti kjetil knut lars lasse leif lena lene linnea lisbeth liv magne magnus maja malin marit mats mette mikael monica mona nils odd ola ole olof ove par pelle per pernille ragnar ragnhild randi roar rolf rune sigrid sigurd siv snorre solveig soren steinar stig stein stine sture sunniva svein synne tage terje thea thor thorbjorn tor tora tore torbjorn tordis torgeir torill tormod torstein trine trond trude trygve tuva ulf ulla unni urban vegard vidar vigdis yngve
ainars aivars andra andris antra arnis artis arturs baiba daina dace edgars egils elina evija guntars guntis gunta iveta ilze imants inese inga ingus ivars janis juris kaspars kristaps laima liga linda maija maris normunds raimonds raivis sandra sanita santa sarmite uldis valdis vita zane zigmars algirdas arvydas asta audrius ausra dalia daiva darius edita egle gediminas giedre gintaras indre jolanta jonas jurgita jurate kestutis laima laura linas loreta mantas mindaugas neringa rasa rimas rita romas ruta saulius tomas vaida valdas vida vilma vytautas zita aivar anneli arvo enn endel helle heiki indrek jaan jaanus kadri kaja katrin kristjan leida liis maarja mall mare margus mart meelis merike piret priit raivo rein riina siiri silver taavi tarmo tiit tiiu toomas tonu urmas urve veiko
boban bojan boris borut branka branko brane damir damjan darko davor dejan dragan dragana drago dubravka dusko edin emir fahrudin goran gordana hrvoje ines ivica jasna jelena jovana kresimir ljiljana ljubica luka maja mario marina mate matija mile milica milos mirjana mirko mladen nada natasa neven nevena nikola nina ognjen petar predrag radmila ranko rok sanja sasa senad silvana sinisa slavica slavko slobodan snezana stipe svetlana tamara tihomir tomislav uros vedran vesna vjekoslav vlado vuk zdravko zeljka zeljko zoran zorica zvonimir ales alenka anze barbara bojana bostjan crt erik gasper gorazd irena jernej jozica katja lojze marjan marjeta marjetka matej mateja metka miha milena mojca natasa nives peter polona primoz rado sabina samo saso slavko spela stanka stojan tadej tina tinkara tjasa tomaz urban ursa uros vid zala ziga
alekos alkis apostolos argyris aristidis aristotelis achilleas afroditi aikaterini despina dimitra eftychia eirini elpida eleftherios foteini fotis georgia gerasimos giannoula glykeria ilias iordanis kalliopi konstantina lambros lazaros leonidas loukia marios nektarios nikolitsa olga orestis paraskevi pavlina pantelis pericles petroula polyxeni savvas sofoklis stamatis stella stelios stylianos sofoklis thalia themis thomai thrasyvoulos triantafyllos tryfon vlasis xanthi xenofon zisis
balazs bela csaba csilla edit eniko eszter gabriella geza gergely gyongyi hajnalka ildiko imre istvan janos jeno judit kalman katalin kinga krisztina laszlo lajos lilla margit mariann marta melinda miklos monika nikolett noemi norbert orsolya piroska reka robert rozalia sandor szabolcs szilvia tamas tibor timea tunde veronika vilmos viktoria zita zoltan zsofia zsolt zsuzsa
aleksandrina anatoly anatoliy arina artem artyom anton bogdan bohdan darya daria dina danila denis egor yegor galina halyna gennady hennadii gleb ilya illia inna inga kira klavdia larisa lidia lyubov liubov lesia lev maksim marat mila mstislav myroslav myroslava nazar nikita nina oksana oleg oleh olena orest ostap pavlo raisa rimma roman rostyslav rostislav rustam ruslan ruslana semyon snezhana stepan taras tamara timur tikhon tymur ulyana valery valeriy vera viacheslav vyacheslav vitaliy vitaly vitalii vlada vsevolod yana yanina yegor yelyzaveta zakhar zinaida zoya zoryana georgiana ivanka ivaylo dimitrina desislava emil hristo kalin kaloyan krasimir lyubomir mariyana milen nedyalka ognyan plamen radoslav rositsa rumen rumyana silviya simeon stanimir stoyan stefka svetoslav todorka tsvetan tsvetelina veselin yanko yordan yordanka zdravka zhivko
amir amina adel adnan ahlam anwar asma aziz bilal bushra dalia dina faisal farid farida farah fares fatih fouad ghada habib hadi hafsa hala halima hamid hamza hana hanan haroun hatem hicham hind huda ikram iman imane imran ines jamal jamila jawad kamal kenza khadija laila lamia latifa layla leila lina lubna majid malik mansour mariam marwan mehdi meriem mona mounir mourad nabil nadia naima najat nasser nawal nour noura osama othman rabia rachida rafiq rania rayan rim riad sabah sabri sadiq safiya salah saleh salim salma samir samira sana sami selma soufiane souad sumaya tahir tarek tariq walid wassim yacine yahya yasin yasser younes zahra zaid zakia ziad
aaron adele aidan alana aldo alfie amber april archie ashley ashton audrey ava barry beryl bill blake brandon brian bryan caleb callum carla carly cheryl chloe claire clare clara clive cody colin connor conor courtney craig daisy damian damon darren dawn dean derek desmond dylan edna edwin eileen elaine elliot elliott elsie erin ethan eunice evan eve faith fay freya gail gemma glen glenn gloria gordon grant guy hazel heather heidi holly hope howard ian ida isla ivy jade janice jasmine jay jeanette jenna jill joan joanna joyce june justin karen keith kelly kelvin kerry kirsty kyle lara lee leigh lena lewis linda logan lorna lorraine lynn maria marian marjorie marvin mason maureen max megan mildred mia michelle molly nancy naomi natalie neville nigel noel nora norma norman oliver olive olivia oscar owen paige pearl percy perry phoebe phyllis poppy ralph ray reece rhys rita robin rosie ross roy ruby ruth ryan sally scarlett sean seth shannon sharon shaun shelley sheila sidney sidonie stacey stella summer tara tanya theo tina tracey tyler una vera vernon vivian wayne wendy wesley wilfred zara zachary joyce jane jean mary
amit anil anita anjali arjun arun asha ashok deepak dinesh gita jaya kiran lakshmi manish meena mohan neha nikhil pooja prakash pradeep priya rahul raj rajesh ramesh ravi rekha ritu sandeep sanjay shweta sita sunil sunita suresh usha vijay vikram vinod wei li ming hong jing ying yan hui chen xiao mei lin yong jun feng lei bin minh thi anh hoang tuan huong lan thanh hung
amina chinedu emeka ifeoma kwame kofi kwesi ama abena ngozi olu tunde yetunde folake adebayo chika obinna amara zola thabo sipho nomvula
bram daan dirk femke freek gijs harm hendrika ineke jelle jeroen jolanda joost jorrit koen lieke maartje marieke marleen mark martijn niels petra pim remco rik roos ruben sander sanne saskia sjoerd sophie stijn teun thijs tineke wendy wilma willemijn wouter yvonne joke ria greetje anouk bart dries elke filip geert goedele griet hilde ilse jeroen joeri katrien kristof lieve lieven luc maarten marc mieke nele peggy pieter raf sofie steven sven tine tom veerle wim yves
duarte diogo goncalo henrique leonor lurdes mafalda margarida nuno rui telmo tiago vasco vitor zelia fatima fernanda filipa graca helder ines isaura joana joaquina jorge lourdes luisa manuela marisa miguel otilia pedro raquel renato rita rogerio rosa rute sandra sergio sonia susana tania teresa vera xavier zulmira
`;
