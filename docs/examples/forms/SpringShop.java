// What Spring reads from <payee-check name="payee">

import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RestController
public class SpringShop {
    @PostMapping("/pay")
    public String pay(
            @RequestParam("payee") String receipt,
            @RequestParam("payee.name") String name,
            @RequestParam("payee.iban") String iban) {
        return String.format("{\"receipt\":\"%s\",\"name\":\"%s\",\"iban\":\"%s\"}", receipt, name, iban);
    }

    /** What Spring Boot does by itself. */
    public static void main(String[] arguments) throws Exception {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.register(SpringShop.class, RequestMappingHandlerMapping.class, RequestMappingHandlerAdapter.class);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
        tomcat.getConnector();
        Context root = tomcat.addContext("", null);
        Tomcat.addServlet(root, "spring", new DispatcherServlet(context));
        root.addServletMappingDecoded("/", "spring");
        tomcat.start();
        tomcat.getServer().await();
    }
}
