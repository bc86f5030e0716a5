// Package servers writes what makes well-known servers answer for a built site
// as package serve does. All of it follows from what serve says.
package servers

import (
	"cmp"
	"embed"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"

	"statement-evidence/web/press/serve"
)

//go:embed *.tmpl
var sources embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{"quote": quote}).ParseFS(sources, "*.tmpl"))

// Files is the configurations of servers, by the names of their files.
func Files() map[string]string {
	return map[string]string{
		"nginx.conf": fill("nginx.conf.tmpl", rules()),
		"Caddyfile":  fill("Caddyfile.tmpl", rules()),
	}
}

// Headers is the file _headers of a site of these files, for hosts that read
// one, such as Netlify and Cloudflare Pages. Such a host joins the values of a
// header that several rules give, so that no two give the same one. It asks
// each time whether a file has changed, unless a rule says otherwise; it knows
// the types of files, and compresses them itself. A folder whose files all last has one rule, since
// such hosts take a hundred.
func Headers(files []string) string {
	lasting, asked := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		if folder, _ := path.Split(file); !serve.Hashed.MatchString(file) {
			asked[folder] = true
		}
	}
	for _, file := range files {
		if folder, _ := path.Split(file); folder != "" && !asked[folder] || serve.Hashed.MatchString(strings.TrimSuffix(folder, "/")+"/any") {
			lasting[folder+"*"] = true
		} else if serve.Hashed.MatchString(file) {
			lasting[file] = true
		}
	}
	r := rules()
	r.Files = slices.Sorted(maps.Keys(lasting))
	return fill("_headers.tmpl", r)
}

// rule is a type and the ends of the names that have it, without their dots.
type rule struct {
	Type string
	Ends []string
}

type content struct {
	Always         []struct{ Name, Value string }
	Types          []rule
	OtherType      string
	Hashed         string // a regular expression
	Lasting, Asked string
	Files          []string // that last
}

func rules() content {
	c := content{
		Always: serve.Always, OtherType: serve.OtherType,
		Hashed: serve.Hashed.String(), Lasting: serve.Lasting, Asked: serve.Asked,
	}
	ends := map[string][]string{}
	for end, kind := range serve.Types {
		ends[kind] = append(ends[kind], strings.TrimPrefix(end, "."))
	}
	for kind, of := range ends {
		slices.Sort(of)
		c.Types = append(c.Types, rule{kind, of})
	}
	slices.SortFunc(c.Types, func(a, b rule) int { return cmp.Compare(a.Ends[0], b.Ends[0]) })
	return c
}

func fill(name string, c content) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, name, c); err != nil {
		panic(err) // the templates are part of this program
	}
	return b.String()
}

// quote writes a string as nginx and Caddy both read it: `\` before `"` and itself.
func quote(s string) string {
	return `"` + strings.NewReplacer(`"`, `\"`).Replace(s) + `"`
}
