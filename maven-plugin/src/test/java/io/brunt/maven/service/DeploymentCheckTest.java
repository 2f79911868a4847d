// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentCheckTest {

    @TempDir
    Path module;

    private static Service service(String name) {
        Service service = new Service();
        service.name = name;
        service.command = "sleep 60";
        return service;
    }

    private Deployment check(Service... services) {
        Path classes = Path.of("target/test-classes").toAbsolutePath();
        return Deployment.check(
                List.of(services),
                new ModulePaths(module, module.resolve("target/brunt"), List.of(classes), List.of()));
    }

    private void refuses(String message, Service... services) {
        assertThatThrownBy(() -> check(services))
                .isInstanceOf(BruntException.class)
                .hasMessage(message);
    }

    @Test
    void takesTheFirstServiceForTheTarget() {
        assertThat(check(service("api"), service("db")).target())
                .map(ServicePlan::name)
                .contains("api");
    }

    @Test
    void takesTheServiceForTheTargetThatSaysSo() {
        Service balancer = service("balancer");
        balancer.target = true;

        assertThat(check(service("api"), balancer).target())
                .map(ServicePlan::name)
                .contains("balancer");
    }

    @Test
    void makesAJavaCommandOfAMainClass() {
        Service service = service("api");
        service.command = null;
        service.mainClass = DeploymentCheckTest.class.getName();
        service.arguments = "--port={{port}} 'a b'";
        service.jvmArguments = "-Xmx64m";
        service.systemProperties.put("name", "{{index}}");

        List<String> command = check(service).services().get(0).command();

        assertThat(command.get(0)).endsWith("/bin/java");
        assertThat(command.subList(1, 4)).containsExactly("-Xmx64m", "-Dname={{index}}", "-cp");
        assertThat(command.subList(5, 8)).containsExactly(service.mainClass, "--port={{port}}", "a b");
    }

    @Test
    void refusesAllFaultsTogether() throws IOException {
        Files.createDirectories(module.resolve("target"));
        Files.writeString(module.resolve("target/shop-1.0.jar"), "");
        Files.writeString(module.resolve("nginx.conf"), "listen {{prot}};");
        Service jar = service("api");
        jar.command = null;
        jar.jar = "target/shop-1.jar";
        Service both = service("api");
        both.jar = "x.jar";
        both.readiness.timeout = "60sec";
        Service none = service("web server");
        none.command = null;
        none.instances = 0;
        none.port = 70_000;

        refuses("""
                service api: <jar> is not there
                    expected a file, but was %s/target/shop-1.jar
                    did you mean shop-1.0.jar?
                service api: more than one thing to run
                    expected one of <jar>, <mainClass>, <command>, but was <jar> and <command>
                service api, <readiness>, <timeout>: unknown unit of time
                    60sec
                      ^^^   expected one of us, ms, s, m, h
                    did you mean s?
                service web server: <name> cannot be used in file names and placeholders
                    expected a letter, then letters, digits, - and _, but was web server
                service web server: <instances> is too small
                    expected 1 or more, but was 0
                service web server: <port> is out of range
                    expected 0 to 65535, but was 70000
                service web server: nothing to run
                    add one of <jar>, <mainClass>, <command>
                service api: services 1 and 2 have the same name
                    several processes of one service are <instances>""".formatted(module), jar, both, none);
    }

    @Test
    void refusesAnUnknownPlaceholderWhereverItStands() throws IOException {
        Files.writeString(module.resolve("nginx.conf"), "http {\n  listen {{prot}};\n}\n");
        Service service = service("api");
        service.template = "nginx.conf";
        service.command = "sleep {{fiel}}";
        service.environment.put("URL", "{{api.2.port}}");
        service.readiness.url = "http://127.0.0.1:{{pott}}/";

        refuses("""
                service api: unknown placeholder {{fiel}}
                    {{fiel}}
                      ^^^^
                    did you mean file?
                service api, environment URL: unknown placeholder {{api.2.port}}
                    {{api.2.port}}
                      ^^^^^^^^^^
                    did you mean api.1.port?
                nginx.conf: unknown placeholder {{prot}} in line 2
                      listen {{prot}};
                               ^^^^
                    did you mean port?
                service api, <readiness>: unknown placeholder {{pott}}
                    http://127.0.0.1:{{pott}}/
                                       ^^^^
                    did you mean port?""", service);
    }

    @Test
    void refusesAFileWithoutATemplate() {
        Service service = service("api");
        service.command = "sleep {{file}}";

        assertThatThrownBy(() -> check(service)).hasMessageContaining("unknown placeholder {{file}}");
    }

    @Test
    void refusesAMainClassThatIsMisspelledOrInAnotherPackage() {
        Service service = service("api");
        service.command = null;
        service.mainClass = "io.brunt.maven.service.DeploymentChekTest";
        refuses("""
                service api: <mainClass> io.brunt.maven.service.DeploymentChekTest is not on the module's test class path
                    did you mean io.brunt.maven.service.DeploymentCheckTest?""", service);

        service.mainClass = "shop.DeploymentCheckTest";
        assertThatThrownBy(() -> check(service))
                .hasMessageContaining("did you mean io.brunt.maven.service.DeploymentCheckTest?");
    }

    @Test
    void refusesAProgramThatIsNotThere() {
        Service service = service("api");
        service.command = "no-such-program -x";
        refuses("""
                service api: no program no-such-program on the PATH
                    install it, or give its path""", service);
    }

    @Test
    void refusesPortsThatCannotBeHad() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            Service taken = service("api");
            taken.port = socket.getLocalPort();
            Service same = service("web");
            same.port = socket.getLocalPort();
            Service several = service("db");
            several.port = 1234;
            several.instances = 3;

            refuses("""
                    service api: port %1$d is in use by another process
                        end that process, or let <port>0</port> choose a free one
                    service web: port %1$d is in use by another process
                        end that process, or let <port>0</port> choose a free one
                    service db: 3 instances cannot share port 1234
                        <port>0</port> gives each a free one
                    service web: port %1$d is api's
                        0 stands for a free one""".formatted(socket.getLocalPort()), taken, same, several);
        }
    }

    @Test
    void refusesTwoTargetsAndTwoKindsOfReadiness() {
        Service api = service("api");
        api.target = true;
        api.readiness.tcp = "{{port}}";
        api.readiness.url = "http://127.0.0.1:{{port}}/";
        Service web = service("web");
        web.target = true;
        web.readiness.url = "/health";

        assertThatThrownBy(() -> check(api, web))
                .hasMessageContaining("only one can be the <target>, but api, web are")
                .hasMessageContaining("<readiness> has both <url> and <tcp>");
    }

    @Test
    void refusesDependenciesThatCannotBeMet() {
        Service api = service("api");
        api.dependsOn = "bd";
        refuses("""
                service api: <dependsOn> names bd, which is no service here
                    did you mean db?""", api, service("db"));

        api.dependsOn = "db";
        Service db = service("db");
        db.dependsOn = "cache";
        Service cache = service("cache");
        cache.dependsOn = "api";
        refuses("""
                services: each would wait for the next: api, db, cache, api
                    take one <dependsOn> out""", api, db, cache);

        api.dependsOn = "api";
        assertThatThrownBy(() -> check(api)).hasMessageContaining("each would wait for the next: api, api");
    }

    @Test
    void takesTheFirstThatIsDeclaredForTheTargetNotTheFirstToStart() {
        Service api = service("api");
        api.dependsOn = "db";

        Deployment deployment = check(api, service("db"));

        assertThat(deployment.services()).extracting(ServicePlan::name).containsExactly("db", "api");
        assertThat(deployment.target()).map(ServicePlan::name).contains("api");
    }

    @Test
    void refusesNamesThatDifferInCaseOnly() {
        assertThatThrownBy(() -> check(service("api"), service("API")))
                .hasMessageContaining("services 1 and 2 have the same name");
    }

    @Test
    void takesAnElementWithoutATextForAnEmptyOne() {
        Service service = service("api");
        service.environment.put("EMPTY", null);

        assertThat(check(service).services().get(0).environment()).containsEntry("EMPTY", "");
    }

    @Test
    void refusesAReadinessThatSaysTooLittleOrNonsense() {
        Service api = service("api");
        api.readiness.status = "200";
        Service web = service("web");
        web.readiness.log = "[";
        web.readiness.interval = "0s";
        web.stopCommand = "kill {{pdi}}";
        web.workingDirectory = "nowhere";
        Service db = service("db");
        db.command = null;
        db.mainClass = DeploymentCheckTest.class.getName();
        db.classPath = "rumtime";

        assertThatThrownBy(() -> check(api, web, db)).hasMessage("""
                service api: <readiness> has a <status> or <body> but no <url>
                    add <url>http://127.0.0.1:{{port}}/health</url>
                service web: <workingDirectory> is no folder
                    but was %s/nowhere
                service web, <readiness>, <interval>: too short
                    expected more than 0, but was 0s
                service db, <classPath>: no class path is called so
                    rumtime
                    ^^^^^^^
                    did you mean runtime?""".formatted(module));

        web.readiness.interval = "1s";
        web.workingDirectory = null;
        assertThatThrownBy(() -> check(web))
                .hasMessageContaining("service web, <readiness>: <log> is no regular expression")
                .hasMessageContaining("service web, <stopCommand>: unknown placeholder {{pdi}}")
                .hasMessageContaining("did you mean pid?");
    }

    @Test
    void refusesAPidWhereNobodyKnowsIt() {
        Service api = service("api");
        api.command = "sleep {{pid}}";

        assertThatThrownBy(() -> check(api)).hasMessageContaining("unknown placeholder {{pid}}");
    }

    @Test
    void refusesATargetThatNoLoadCanBePutOn() {
        Service db = service("db");
        db.url = "jdbc:postgresql://127.0.0.1:{{port}}/shop";

        assertThatThrownBy(() -> check(db)).hasMessageContaining("service db, <url>: ");
        assertThat(check(service("api"), db).services()).hasSize(2);
    }

    @Test
    void refusesATemplateThatIsNoText() throws IOException {
        Files.write(module.resolve("my.conf"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Service api = service("api");
        api.template = "my.conf";

        assertThatThrownBy(() -> check(api)).hasMessageContaining("<template> is not UTF-8");
    }

    @Test
    void refusesAnAddressThatCannotBeAsked() {
        Service service = service("api");
        service.readiness.url = "localhost/health";
        refuses("""
                service api, <readiness>: no address that can be asked
                    localhost/health
                    ^^^^^^^^^^^^^^^^
                    for example http://127.0.0.1:{{port}}/health""", service);

        service.readiness.url = null;
        service.readiness.tcp = "http:{{port}}x";
        assertThatThrownBy(() -> check(service)).hasMessageContaining("for example {{port}} or 127.0.0.1:{{port}}");
    }

    @Test
    void refusesArgumentsBesideACommand() {
        Service service = service("api");
        service.arguments = "-x";
        service.jvmArguments = "-Xmx1g";
        refuses("""
                service api: <arguments>, <jvmArguments> belong to <jar> and <mainClass>
                    write them into <command>""", service);
    }
}
