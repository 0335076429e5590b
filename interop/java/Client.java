// Client Java (JAX-WS RI, classes tirées du WSDL par wsimport) du ROR simulé : appelle les deux opérations, écrit
// ce qu'il a compris. Usage : java Client <adresse du WSDL> <FINESS>

import java.net.URL;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.ws.Holder;
import javax.xml.ws.soap.SOAPFaultException;
import ror.*;

public class Client {
    private static final String LECTURE = "urn:asip:ror:lecture:offreSoinEtablissement:2017";
    private final CareServicesRequestPortType port;

    private Client(String wsdl) throws Exception {
        port = new CareServicesRequestService(new URL(wsdl)).getCareServicesRequestPort();
    }

    public static void main(String[] arguments) throws Exception {
        Client client = new Client(arguments[0]);
        CSD lu = client.lire("1" + arguments[1]).getResult().getQueryResult();
        String notifies = client.notifier("2020-01-01T00:00:00").stream()
            .map(n -> texte(n.getIdEtablissement().getCode())).collect(Collectors.joining(",", "[", "]"));
        String organisations = lu.getOrganizationDirectory().getOrganization().stream()
            .map(o -> decrire(o.getEntityID(), o.getPrimaryName(), o.getOtherID()))
            .collect(Collectors.joining(",", "[", "]"));
        String unites = lu.getFacilityDirectory().getFacility().stream()
            .map(f -> decrire(f.getEntityID(), f.getPrimaryName(), f.getOtherID()))
            .collect(Collectors.joining(",", "[", "]"));
        System.out.printf(
            "{\"notifies\":%s,\"organisations\":%s,\"unites\":%s,\"erreur\":%s,\"faute\":%s}%n",
            notifies, organisations, unites, client.lire("1000000000").getError().getCode(), client.faute());
    }

    private List<EtablissementReponseNotif> notifier(String date) throws Exception {
        RequestParamsTRNotifListeEtablissementsMajApresDateDemande params =
            new RequestParamsTRNotifListeEtablissementsMajApresDateDemande();
        params.setDateRef(DatatypeFactory.newInstance().newXMLGregorianCalendar(date));
        Holder<List<EtablissementReponseNotif>> trouves = new Holder<>();
        port.trNotifListeEtablissementsMajApresDateDemande(params, trouves, new Holder<>());
        return trouves.value;
    }

    private CareServicesResponse lire(String code) throws Exception {
        OtherID identifiant = new OtherID();
        identifiant.setCode(code);
        identifiant.setAssigningAuthorityName("1.2.250.1.71.4.2.2");
        EtablissementDemandeLecture demande = new EtablissementDemandeLecture();
        demande.setIdEtablissement(identifiant);
        RequestParamsTRLectureOffresSanteEtablissementDemande cible =
            new RequestParamsTRLectureOffresSanteEtablissementDemande();
        cible.setEtablissementDemandeLecture(demande);
        Function fonction = new Function();
        fonction.setUrn(LECTURE);
        fonction.setEncapsulated(true);
        fonction.setTRLectureOffresSanteEtablissement(cible);
        CareServicesRequest requete = new CareServicesRequest();
        requete.setFunction(fonction);
        return port.careServicesRequestRequest(requete);
    }

    private String faute() throws Exception {
        try {
            notifier("99999-01-01T00:00:00");
            return "null";
        } catch (SOAPFaultException levee) {
            return texte(levee.getFault().getFaultString());
        }
    }

    private static String decrire(String entite, String nom, List<OtherID> identifiants) {
        String codes = identifiants.stream().map(i -> texte(i.getCode())).collect(Collectors.joining(",", "[", "]"));
        return String.format(
            "{\"entite\":%s,\"nom\":%s,\"identifiants\":%s}", texte(entite), texte(nom), codes);
    }

    private static String texte(String brut) {
        return "\"" + brut.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
