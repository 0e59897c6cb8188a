/**
 * Given names that are one name across languages, with short forms and pet names. A line is a family; a name may stand in
 * several (Alex, Sasha). Two names that are both known and share no line are different people's names, however alike
 * they look (Andrea and Andreas, Paul and Paula).
 */
export const GIVEN_NAME_FAMILIES = `
alexander alexandre alejandro alessandro aleksandr aleksander oleksandr aleksandar alexandros aleksandrs alex alec alek al sandy xander sander sandro sascha sasha sacha lex ale aleks olek oles alistair alasdair sandor alexandr
alexandra alejandra alessandra aleksandra oleksandra alexandria alex lexi lexie sandra sandy sascha sasha sacha ale ola olesya
andrew andreas andre andres andrej andrei andrey andriy andrzej andrii andrius anders andras andris andy drew ando
andrea andreja
anthony antony antonio antonius anton antoine antonin antoni antonios tony toni toon ton antek tonio nino
antonia antonina antoinette tonia toni tonya
anna anne ann ana annie ania anja anya anneke
annamaria annemarie anamaria annmarie
albert alberto adalbert al bert bertie berto
alfred alfredo al alf fred fredy alfie
alan allan allen
alphonse alfonso alfons al alphonso fons
abraham abe bram ibrahim avraham avram
adam adamo adame
adrian adriano adrien adriaan ad
adriana adrienne adriane
agnes agnieszka ines inez agnese aga
alice alicia alicja alisa
amanda mandy
amelia amelie emelie milly
angela angelika angelique angie angelica angeliki
angel angelo angelos ange
arnold arnaud arnie arnaldo
arthur artur arturo art artie
augustin augustine agustin agostino august auguste augusto gus augustus
barbara barb babs barbie basia bara barbora varvara
bartholomew bart bartolome bartosz bartek bartlomiej bartolomeo
beatrice beatrix beatriz bea trixie beatriks
benjamin ben benny benji beniamino benjamim benjie
benedict benedikt benoit benedetto ben bento bence
bernard bernhard bernardo bernd bernie bernat
brigitte birgit brigitta bridget brigida gitte biddy brigid
bruno brunon
camilla camille kamila camila milla cam
carl karl charles carlos carlo karel karol karoly charlie chuck charly chas carolus kalle carles karlis
caroline carolina karolina carol carrie caro karoline lina karo carolin carolyn
catherine katherine katharina kathryn katarina katarzyna catarina caterina ekaterina yekaterina kateryna katerina cathy kathy kate katie kat kasia katja katya kati katharine kathi kathe
cecilia cecile cecily cecylia cilla
charlotte charlie lotte lottie carlotta carlota charley
christian cristian kristian christiaan chris cristiano krystian kris krisztian
christine christina cristina kristina kristin krystyna chris chrissy tina tine kristine khrystyna
christopher christophe christoph cristobal cristoforo krzysztof christoffer kristoffer chris kit stoffel topher kristof christos kryspin kristopher
claude claudio claudius klaudiusz
claudia claudine klaudia
constantin constantine konstantin konstantinos kostas costas kostya costin gus dinos konstanty
cornelius cornelis corneel kees cor cornel neil
cornelia corrie nelly nel conny
cyril kyrill kirill cyrille kyrylo cirilo
daniel daniele danilo dan danny danylo daniil daniils dani
daniela danielle danuta dani daniella danii
david davide dave davy davey dawid davyd dafydd
deborah debora debbie deb debra debby
dennis denis denys dionysios dionisio
diana diane dianne
dominic dominik dominique domingo domenico dom nick
dorothy dorothea dorota dorothee dolly dot dottie dora dorota
edward eduard edouard eduardo edoardo ed eddie ted teddy ned eddy edek
edmund edmond edmundo ed
elena helena helene helen ellen eleni yelena olena ileana ilona lena heleen alena lenka aliona
eleanor eleonora eleonore ellie nora nell leonora
elizabeth elisabeth elisabetta elzbieta yelizaveta elizaveta liz lizzie beth betty liza elise elisa lily bess bessie eliza lies liesbeth els lisbeth alzbeta erzsebet elisabet elzbieta elisaveta betsy libby babette
emil emile emilio emiliano
emily emilia emilie
emmanuel emanuel manuel emanuele manolo manny manu emmanouil manolis manoli
eric erik erich erick eryk rick
ernest ernst ernesto ernie
erwin ervin irwin
esther ester hester essie
eugene eugen eugenio evgeny evgeni evgeniy evhen yevhen yevgeny gene eugeniusz eugenios zhenya
eugenia evgenia yevgenia evgeniya yevheniia zhenya
eva eve ewa evi ieva yeva
evelyn eveline evelina evelien
ferdinand fernando ferdinando fernand ferenc nando ferdi ferdie
felix feliks felice
philip philipp philippe filip felipe filippo philippos phil pip fulop filipe filippos
florian florin floriano flo
frances francesca francoise francisca franziska frantiska franny fanny sissi franciska francine paquita
francis francesco francois francisco franz frantisek franciszek frank frans paco pancho kiko francesc ferenc franco fran curro franjo franek
frederick friedrich frederic frederik federico fred freddy fryderyk fritz frits bedrich frederico rik freddie fredi
frederica friederike frederique federica rika frida
gabriel gabriele gabor gab gabi gabri gavril gabe
gabriela gabrielle gabriella gaby gabi gabby gabbie
genevieve genoveva jenny
george georg georges jorge giorgio georgios jerzy jurgen jiri georgi gheorghe george gyorgy jordi jorg joris heorhii georgiy georgy yorgos giorgos jurek jure juraj georgie jeorg jory
georgina georgia georgiana gina
gerald gerard gerhard gerardo gerry jerry gert geert gerd gerrit geraldo geri
gertrude gertrud gertruda trudy gertie gerti truus
gilbert gilberto gil bert
giovanna joanna johanna jeanne juana ioana ivana joanne janina johana ioanna yana
gottfried godfrey goffredo geoffrey jeffrey geoff jeff geffroy
grace gracie grazia gracia gratia graca
gregory gregor gregoire gregorio grigori hryhorii grzegorz grigoris greg gregg grigory hryhoriy grigoriy
guillermo guillaume william wilhelm guglielmo willem vilem will bill billy willy liam wim wilhelmus memo guilherme willi vilmos guillem viljami willie pim bil
gustav gustave gustavo gus gustaf gustavus
harold harald hal harry haroldo
hector ettore hektor
henry heinrich henri enrico enrique henrik hendrik henryk harry hal heiner heinz henk hank heiko jindrich quique rico hein enric henrique hendrikus
henrietta henriette jetty hettie enriqueta
herbert heribert herb bert herbie
hermann herman hermano
hieronymus jerome geronimo jeronimo gerome hieronim jeroni
hubert huberto bert hubertus huub
hugo hugh hugues
hilda hilde hildegard mathilda
ignatius ignacio ignaz ignacy nacho ignazio hynek inaki
igor ihor
irene irena irina iryna eirini irene ira iren rena
isaac izaak isak ike itzhak
jacob jakob giacomo jacques jakub jaap jago iacob iago jacopo jake yakov yakiv iakovos kuba jacobus koos coby iakov jacek
jacqueline jackie jacquelyn jacky zaklina
jason iason jay jasper
jennifer jenny jen jenna jenni gwenhwyfar
jeremy jeremias jeremiah jerry jem yirmeyahu jeremie
jessica jess jessie jessy
joachim joaquin gioacchino jochen achim joakim joaquim quino ioakim
john johannes johann jean giovanni juan joao ivan jan johan ian ioannis yannis iain hanns janez jovan janos ioan ion janek hansi giannis yiannis janne gianni vanya vania juha juhani ivo janis hannes
jonathan jonathon jon jonny johnathan jonatan
joseph josef jose giuseppe jozef joe joey jozsef josip pepe beppe sepp iosif yosyp jef josep osip jos juozas josephus pino peppino pep jo yusuf youssef yosef iosif josefo chema ze peppe
josephine josefine josefa josefina giuseppina giusi giusy josie jo fina pepa pepita jozefa josette josee
judith judit judy yehudit jutta judi
julia julie giulia iulia yulia yuliya yuliia iuliia julija
julian julien giuliano iulian yulian
julius julio giulio iulius gyula
justin justyn justus giustino justo iustin
justine justyna giustina justina
kenneth ken kenny
klaus claus nicholas nicolas nikolaus nicola nikolai nikolaos mykola mikolaj nicolae nick nicky niels nils niklas nico niko nikos mikulas klaas miklos nikolay nikola nicolo nicolaas nikita nikolas nic kolya
lawrence laurence lorenz lorenzo laurent laurens lars wawrzyniec larry loris vavrinec llorenc lourenco laurentiu lauri laurits renzo lori rens lavrentiy laurie
laura lora laure laurie lorena
leonard leonardo leonhard leo lenny len leonardus lennart
leopold leopoldo leo poldi
lillian lily lilian liliana lili lilly lil
louis ludwig luis luigi lodewijk ludvik ludwik lou lewis louie lluis lajos luigino aloysius alois gino aloisio aloys alojz luiz ludovic ludovico lutz louie
louise luisa louisa ludwika lou lulu luise
lucas luke luca lukas lukasz luc lucio loukas luk lukacs
lucia lucy lucie luz luzia lucja luciana lucille lusia lucienne liucija lutsiya
lucian lucien luciano lucjan lucio
ladislaus laszlo wladyslaw ladislav vladislav vladyslav ladislao vlad laci lado laco wladek
magdalena madeleine magdalene madalena maddalena maddy magda lenka madlen malena majda madelyn madeline
margaret margarete margherita margarita marguerite malgorzata marketa margareta greta gretchen grete maggie meg peggy marge margie gosia greet griet margriet margit gosia margarida magali margarethe
maria mary marie mariya marija miriam maryam mariia mieke maryja maire mara ria riet mary-ann
marianna marianne mariana maryana
marina maryna marine
mark marc marco marko
marcel marcello marcelo marceli
martin marten martino martinus maarten martyn marty marti morten martins marton martijn
martina martine martyna tina
matthew matthias mathieu matteo mateo mateusz matthieu matej matt matty mathias matias mattia matheus matyas matthijs matti thijs matvey matviy matiss mads mats mateus mattheus
maurice mauricio maurizio moritz morris maurits mauritius maurycy maury
maximilian maxim maximilien massimiliano massimo max maksim maksym maksymilian maxime maximiliano maks maximo
melanie mel melania
michael michel miguel mikhail mykhailo michal mihai mike mick mickey micky mikkel mikael mihail mischa misha michiel mihael mihaly maik micha miquel mykhaylo michalis michail mihalis mikko miska mikhailo mihkel meik mitch mikey michi
michaela michaele mihaela micaela michalina mickaela
mohammed muhammad mohamed mohammad mohamad muhammed mehmet mohd mo mamadou muhamad mohamet
monica monika monique moni
nadia nadja nadezhda nadiya nadya nadezda nadija
natalie natalia nathalie natalya nataliya nataliia natasa nat tasha natalija
nathan nathaniel nate nat nathanael natan jonathan
nicole nicoletta nicky nikki nikolett nicolette nikoleta
oliver olivier oliviero ollie olly olivér
olivia liv livia oliwia
olga olha olja helga
oscar oskar ossi oszkar
pascal pasquale pascual paschalis
patricia patrizia patrycja patty trish tricia patti patsy
patrick patrik patricio patrizio pat paddy rick padraig patryk
paul paolo pablo pavel pawel paulo pavlo pavlos paulus pal pauls poul pau paal pol pavol pavle paulius
paula paola pola
pauline paulina polina paulette
peter pierre pedro pietro petr piotr petros petro pete petar piet pieter pyotr peder petru pjotr pere petrus petras piero petter pjeter petur peeter peteris
petra pierrette
rachel raquel rachele rahel rae rakel
rafael raphael raffaele rafal raf raffaello rafa raph rafe
raymond raimund ramon raimondo ray raimundo raymund
rebecca rebekka rebeca becky bex rebekah reba
regina regine reina
reinhard reinhardt renard reynard
rene renato renat
renata renate renee rena
richard ricardo riccardo rick dick richie ryszard rich ricky rico risto rihards
robert roberto rob bob bobby robbie roberts roby robi
roberta bobbie robbie
roger rogelio ruggero rodger
roland orlando rolando roelant rolandas roel
ronald ron ronnie ronaldo reynaldo ronny
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
simon simeon szymon semen semyon simao simo shimon
simona szymona
sophia sofia sophie sofie zofia sofiya zsofia sophy zosia sofiia fija
stanislaus stanislav stanislaw estanislao stan stas stanley staszek standa
stephen steven stefan stephan stephane etienne esteban stefano stepan stefanos steve stevie istvan steffen szczepan estevao staffan stijn fane estefan stevo stephanus
stephanie stefanie stefania estefania steffi stephania steph steffie stefi stefy
susan susanne susanna suzanne susana zuzana zuzanna suzan sue susie suzie zsuzsanna suzana sanne shoshana sanna suzy susannah
sven svein swen sveinn svend
sylvia silvia sylvie sylwia silvie silvi
tatiana tatjana tatyana tetiana tanja tanya tania tetyana tatianna taina tanjuska
theodore theodor teodoro fyodor fedir fedor feodor teodor ted teddy theo theodoros todor fiodor fedor tudor
theresa therese teresa terezie terez tess tessa tracy terri resi terry tereza teresia tere thea
thomas tomas tomasz tommaso tom tommy toms tamas tuomas tome tomaz tomek thom foma maas tomasso tomislav
timothy timothee timoteo timotheus tim timmy tymofiy timofey timo tymoteusz timofei tymofii
tobias tobiasz toby tobi
ulrich ulrik ulric uli udo ulli olrik
ursula urszula uschi orsola ulla ursel
valentin valentino valentine valentyn walenty valentinas val
valentina valentyna valya
valeria valerie valeriya val
victor viktor vittorio vic vik wiktor
victoria viktoria vicky vittoria viktoriya vicki wiktoria viktoriia tori
vincent vincenzo vicente vinzenz vince vincenty vicenc enzo vin vinnie cenek vinny
vladimir wladimir volodymyr vladimiro vlad wlodzimierz volodya vova uladzimir vladimirs
walter gualtiero walther valter wally wouter walt
wenceslas vaclav wenzel venceslao waclaw
xavier javier xaver saverio javi xabier chavier
yves ivo yvo ives iwo
yvonne ivonne iwona ivona
zachary zach zacharias zack zakaria zacarias zachariah zacharie
dmitri dmitry dmytro dimitri dimitrios demetrio dmitriy dimitar dima dmytriy mitya dimitris dumitru demetrius dimo
aleksey alexei alexey oleksiy oleksii aleksei alexis alexios alexej alessio alexiy lyosha alejo aleksejs alyosha lesha
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
`;
