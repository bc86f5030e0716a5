// Package servers tests that real servers, with the configurations in
// web/servers, answer for the built site as press's own does, and how nginx
// bears a load.
package servers

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"statement-evidence/web/check/loopback"
)

// dist is the site that the servers serve.
func dist(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("DIST_TINYGO")
	if !filepath.IsAbs(dir) {
		t.Fatal("no built site to test: DIST_TINYGO names its folder; run ./build.sh test, which sets it")
	}
	return dir
}

// nginx starts nginx for a site, with all that it writes in a folder of the test, and gives its address.
func nginx(t testing.TB, site string) string {
	t.Helper()
	program := find(t, "nginx")
	said, err := exec.Command(program, "-V").CombinedOutput()
	if err != nil {
		t.Fatalf("nginx -V: %v\n%s", err, said)
	}
	modules := regexp.MustCompile(`--modules-path=(\S+)`).FindSubmatch(said)
	if modules == nil {
		t.Fatalf("nginx -V names no folder of modules: %s", said)
	}
	home, address := t.TempDir(), loopback.Free(t)
	ours := change(t, "nginx.conf", "listen 80;", "listen "+address+";", "root /srv/statement-evidence;", fmt.Sprintf("root %q;", site))
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	// What a distribution's own nginx.conf brings about ours, and what could disturb it.
	config := fmt.Sprintf("load_module %q;\n", filepath.Join(string(modules[1]), "ngx_http_brotli_static_module.so")) +
		"daemon off;\nworker_processes 2;\npid nginx.pid;\nerror_log error.log;\nevents {}\n"
	if os.Getuid() == 0 {
		config += "user " + me.Username + ";\n"
	}
	config += "http {\naccess_log off;\ngzip on;\ngzip_vary on;\ngzip_types *;\ncharset koi8-r;\n"
	for _, folder := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		config += folder + "_temp_path " + folder + ";\n"
	}
	write(t, filepath.Join(home, "nginx.conf"), config+ours+"}\n")
	start(t, address, exec.Command(program, "-e", "error.log", "-p", home+"/", "-c", "nginx.conf"))
	return "http://" + address
}

// caddy starts Caddy for a site.
func caddy(t *testing.T, site string) string {
	t.Helper()
	home, address := t.TempDir(), loopback.Free(t)
	file := filepath.Join(home, "Caddyfile")
	write(t, file, "{\n\tadmin off\n}\n"+change(t, "Caddyfile", ":80 {", "http://"+address+" {", "root * /srv/statement-evidence", fmt.Sprintf("root * %q", site)))
	command := exec.Command(find(t, "caddy"), "run", "--adapter", "caddyfile", "--config", file)
	command.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home)
	start(t, address, command)
	return "http://" + address
}

// find finds a program, also where only root looks for it.
func find(t testing.TB, name string) string {
	t.Helper()
	for _, at := range []string{name, "/usr/sbin/" + name} {
		if program, err := exec.LookPath(at); err == nil {
			return program
		}
	}
	t.Fatalf("no %s: run ./build.sh test, which installs it on Debian", name)
	return ""
}

// change reads a configuration and makes the changes that its head asks for, as pairs of old and new.
func change(t testing.TB, name string, changes ...string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "servers", name))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(changes); i += 2 {
		if strings.Count(string(content), changes[i]) != 1 {
			t.Fatalf("%s: want %q once", name, changes[i])
		}
	}
	return strings.NewReplacer(changes...).Replace(string(content))
}

func write(t testing.TB, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// start starts a server, waits until it listens, and ends it with the test.
func start(t testing.TB, address string, command *exec.Cmd) {
	t.Helper()
	var said strings.Builder
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		if err := command.Process.Signal(syscall.SIGTERM); errors.Is(err, os.ErrProcessDone) {
			t.Errorf("%s ended before its test: %s", command.Path, said.String())
			return
		}
		<-ended
	})
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
		select {
		case err := <-ended:
			t.Fatalf("%s: %v: %s", command.Path, err, said.String())
		case <-t.Context().Done():
			t.Fatalf("%s does not listen", command.Path)
		case <-look.C:
		}
	}
}
