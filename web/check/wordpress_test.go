//go:build hosts

package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"statement-evidence/wasm/node"
	plain "statement-evidence/wasm/publish"
	"statement-evidence/web/check/loopback"
)

// The hosts that ./build.sh hosts installs. Each runs in a folder of its test, and ends with it.

// does runs a program to its end, and gives what it writes.
func does(t *testing.T, input, name string, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(input), &out, &said
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, &said, &out)
	}
	return out.String()
}

// runs starts a server, waits until it answers at an address, and ends it with the test.
func runs(t *testing.T, network, address string, c *exec.Cmd) {
	t.Helper()
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // with those that it starts
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		syscall.Kill(-c.Process.Pid, syscall.SIGTERM)
		<-ended
	})
	for {
		conn, err := net.Dial(network, address)
		if err == nil {
			conn.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s: %v\n%s", c, err, &said)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// write writes a file, in folders that it makes.
func write(t testing.TB, file, content string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if err == nil {
		err = os.WriteFile(file, []byte(content), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// wordpress is Debian's, with a database of its own.
type wordpress struct{ folder, url string }

// newWordPress installs one.
func newWordPress(t *testing.T) wordpress {
	t.Helper()
	home := t.TempDir()
	w, socket, data := wordpress{folder: filepath.Join(home, "wordpress")}, filepath.Join(home, "socket"), filepath.Join(home, "data")
	does(t, "", "mariadb-install-db", "--no-defaults", "--user=root", "--datadir="+data, "--auth-root-authentication-method=normal", "--skip-test-db")
	runs(t, "unix", socket, exec.Command("/usr/sbin/mariadbd", "--no-defaults", "--user=root", "--datadir="+data, "--socket="+socket, "--skip-networking", "--pid-file="+filepath.Join(home, "pid"),
		"--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M"))
	does(t, "create database wordpress", "mariadb", "--no-defaults", "--socket="+socket, "--user=root")

	does(t, "", "cp", "-rL", "/usr/share/wordpress", w.folder) // a link would lead to Debian's own configuration
	address := loopback.Free(t)
	w.url = "http://" + address
	write(t, filepath.Join(w.folder, "wp-config.php"), `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:`+socket+`');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '`+w.url+`');
define('WP_SITEURL', '`+w.url+`');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`)
	write(t, filepath.Join(w.folder, "wp-content/mu-plugins/local.php"), `<?php // lets it ask servers on this machine
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports, $host, $url) => [...$ports, parse_url($url, PHP_URL_PORT)], 10, 3);
`)
	does(t, "", "php", "hosts/wordpress.php", w.folder, "install")
	server := exec.Command("php", "-d", "display_errors=stderr", "-S", address, "-t", w.folder)
	server.Env = append(os.Environ(), "PHP_CLI_SERVER_WORKERS=3")
	runs(t, "tcp", address, server)
	return w
}

// post is what a user of a role writes.
type post struct {
	Name    string `json:"name"`
	Role    string `json:"role"`
	Content string `json:"content"`
}

// publish publishes posts, and gives their addresses by name.
func (w wordpress) publish(t *testing.T, posts []post) (addresses map[string]string) {
	t.Helper()
	input, err := json.Marshal(posts)
	if err == nil {
		err = json.Unmarshal([]byte(does(t, string(input), "php", "hosts/wordpress.php", w.folder, "posts")), &addresses)
	}
	if err != nil {
		t.Fatal(err)
	}
	return addresses
}

// paragraph is one as the block editor saves it.
const paragraph = "<!-- wp:paragraph -->\n<p>%s</p>\n<!-- /wp:paragraph -->\n\n"

// inColumn tells what is wider than the text around it, or stands beside it.
const inColumn = `((column) => [...document.querySelectorAll("statement-evidence, iframe, blockquote")].filter((e) => e.checkVisibility()).map((e) => ({e, box: e.getBoundingClientRect()}))
	.filter(({box}) => box.left < column.left - 1 || box.right > column.right + 1).map(({e, box}) => e.localName + " " + [box.left, box.right] + ", the column is " + [column.left, column.right]).join("\n"))
	([...document.querySelectorAll("p")].find((e) => e.textContent.trim() === "Before").getBoundingClientRect())`

func TestPastedInWordPress(t *testing.T) {
	s := serving(t, compilers[0].dist)
	rows, p, w := hostRows(t), s.guestOf(t, tied()), newWordPress(t)
	p.expect("favicon.ico") // it has none
	p.url = w.url
	p.hosts = append(p.hosts, w.url)
	const nasty = `It's "5'10" -- 9x9 - (c) ... [gallery] :) 8) {{x}} Wordpress's *_~ ''a'' 'n' 1/2 ` + "``b``"
	html, err := plain.Sanitizer{Catalog: english, Web: func(string) string { return "" }}.HTML(node.El("p", nil, node.Text(nasty)))
	if err != nil {
		t.Fatal(err)
	}
	posts := []post{{"nasty, classic", "author", html}, {"nasty, block", "author", "<!-- wp:html -->\n" + html + "<!-- /wp:html -->"}}
	type pastedPost struct{ row, way, name string }
	var all []pastedPost
	for _, role := range []string{"author", "editor", "administrator"} {
		for _, way := range ways {
			html := p.given.way(way)
			for kind, content := range map[string]string{
				"classic": "Before\n\n" + html + "\n\nAfter",
				"hurry":   "Before\n" + html + "After",
				"block":   fmt.Sprintf(paragraph, "Before") + "<!-- wp:html -->\n" + html + "<!-- /wp:html -->\n\n" + fmt.Sprintf(paragraph, "After"),
			} {
				row := map[string]string{"classic": wordpressClassic, "hurry": wordpressClassic, "block": wordpressHTML}[kind]
				if role == "author" {
					row = wordpressAuthor
				}
				name := role + ", " + kind + ", " + way
				all = append(all, pastedPost{row, way, name})
				posts = append(posts, post{name, role, content})
			}
		}
	}
	addresses := w.publish(t, posts)
	for _, of := range all {
		p.goTo(strings.TrimPrefix(addresses[of.name], w.url))
		p.assertLeaves(of.name, rows[of.row][of.way], of.way)
		if out := value[string](p.tab, inColumn); out != "" {
			t.Errorf("%s: out of the column: %s", of.name, out)
		}
		p.picture(of.name)
	}
	for _, name := range []string{posts[0].Name, posts[1].Name} {
		p.goTo(strings.TrimPrefix(addresses[name], w.url))
		if got := value[string](p.tab, `document.querySelector(".entry-content p, .wp-block-post-content p").textContent`); got != nasty {
			t.Errorf("%s: it stands there as %q, not as %q", name, got, nasty)
		}
	}
	// A reader leaves, and comes back.
	name := "editor, classic, element"
	p.goTo(strings.TrimPrefix(addresses[name], w.url))
	p.goTo("/")
	p.run(`history.back()`)
	p.until(`document.querySelector("statement-evidence")`)
	p.assertLeaves(name+", back", rows[wordpressClassic]["element"], "element")
}

// picture keeps a picture of a page for who looks at them: in the folder that PICTURES names.
func (p *pasted) picture(name string) {
	p.t.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	var png []byte
	p.do(chromedp.FullScreenshot(&png, 100))
	write(p.t, filepath.Join(folder, strings.ReplaceAll(name, ", ", "-")+".png"), string(png))
}

// What Hugo makes of pages, as it is installed and as its documentation has those set it up who write HTML.
func TestPastedInHugo(t *testing.T) {
	s := serving(t, compilers[0].dist)
	rows, p := hostRows(t), s.guestOf(t, tied())
	for row, files := range map[string]struct{ config, ending string }{
		hugoMarkdown:               {"", "md"},
		hugoHTML:                   {"[markup.goldmark.renderer]\nunsafe = true\n", "md"},
		hugoHTML + ", a page HTML": {"", "html"},
	} {
		home := t.TempDir()
		write(t, filepath.Join(home, "hugo.toml"), "baseURL = '/'\n"+files.config)
		write(t, filepath.Join(home, "layouts/_default/single.html"), "<body>{{ .Content }}")
		for _, way := range ways {
			text := "Before\n\n" + p.given.way(way) + "\n\nAfter\n"
			if files.ending == "html" {
				text = between(p.given.way(way))
			}
			write(t, filepath.Join(home, "content", way+"."+files.ending), "---\ntitle: Host\n---\n"+text)
		}
		does(t, "", "hugo", "--quiet", "--source", home)
		for _, way := range ways {
			html, err := os.ReadFile(filepath.Join(home, "public", way, "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			p.pages.Store("/pasted", string(html))
			p.goTo("/pasted")
			of, _, _ := strings.Cut(row, ", a page")
			p.assertLeaves(row, rows[of][way], way)
		}
	}
}
