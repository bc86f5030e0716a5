package lms

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// element is XML as a platform reads it.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Kids    []element  `xml:",any"`
	Text    string     `xml:",chardata"`
}

// all lists the elements below one that have a name, given with its name space.
func (e element) all(space, name string) (found []element) {
	for _, kid := range e.Kids {
		if kid.XMLName == (xml.Name{Space: space, Local: name}) {
			found = append(found, kid)
		}
		found = append(found, kid.all(space, name)...)
	}
	return found
}

// one gives the only such element.
func (e element) one(t *testing.T, space, name string) element {
	t.Helper()
	found := e.all(space, name)
	if len(found) != 1 {
		t.Fatalf("%d elements %s of %s, want one", len(found), name, space)
	}
	return found[0]
}

func (e element) attr(space, name string) string {
	for _, a := range e.Attrs {
		if a.Name == (xml.Name{Space: space, Local: name}) {
			return a.Value
		}
	}
	return ""
}

var (
	course = Course{ID: "a-story.uk", Lang: "en", Title: `Words & "deeds": <b>what's said</b>`, Description: "Said, and done."}
	files  = map[string][]byte{Page: []byte("<!DOCTYPE html>"), "sound/b.mp3": {1}, "sound/a & b.mp3": {2, 2}}
)

// unpack gives the names of the files in a package, in its order, and its manifest as XML and as text.
func unpack(t *testing.T, s Standard, c Course) (names []string, manifest element, source string) {
	t.Helper()
	packed, err := Zip(s, c, files)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		names = append(names, f.Name)
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if want, ok := files[f.Name]; ok && !bytes.Equal(content, want) {
			t.Errorf("%s: %s is %q, want %q", s, f.Name, content, want)
		} else if !ok {
			source = string(content)
		}
	}
	if err := xml.Unmarshal([]byte(source), &manifest); err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	if entity := regexp.MustCompile(`&(amp|lt|gt|quot|apos);`).ReplaceAllString(source, ""); strings.Contains(entity, "&") {
		t.Errorf("%s: has entities beyond XML's five", s)
	}
	return names, manifest, source
}

func TestScormManifests(t *testing.T) {
	for _, c := range []struct {
		standard                Standard
		cp, adl, version, typed string
	}{
		{SCORM12, "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2", "1.2", "scormtype"},
		{SCORM2004, "http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.adlnet.org/xsd/adlcp_v1p3", "2004 4th Edition", "scormType"},
	} {
		names, m, _ := unpack(t, c.standard, course)
		if want := []string{"imsmanifest.xml", Page, "sound/a & b.mp3", "sound/b.mp3"}; !slices.Equal(names, want) {
			t.Errorf("%s: holds %q, want %q", c.standard, names, want)
		}
		if m.XMLName != (xml.Name{Space: c.cp, Local: "manifest"}) {
			t.Errorf("%s: is a %v", c.standard, m.XMLName)
		}
		if got := m.one(t, c.cp, "schema").Text + " " + m.one(t, c.cp, "schemaversion").Text; got != "ADL SCORM "+c.version {
			t.Errorf("%s: says it is %s", c.standard, got)
		}
		organization, item, resource := m.one(t, c.cp, "organization"), m.one(t, c.cp, "item"), m.one(t, c.cp, "resource")
		if got := m.one(t, c.cp, "organizations").attr("", "default"); got != organization.attr("", "identifier") {
			t.Errorf("%s: begins with %q", c.standard, got)
		}
		if got := item.attr("", "identifierref"); got != resource.attr("", "identifier") {
			t.Errorf("%s: shows %q", c.standard, got)
		}
		for _, title := range m.all(c.cp, "title") {
			if title.Text != course.Title {
				t.Errorf("%s: is called %q, want %q", c.standard, title.Text, course.Title)
			}
		}
		if got := resource.attr("", "type") + " " + resource.attr(c.adl, c.typed) + " " + resource.attr("", "href"); got != "webcontent sco "+Page {
			t.Errorf("%s: its page is %s", c.standard, got)
		}
		var listed []string
		for _, f := range resource.all(c.cp, "file") {
			listed = append(listed, f.attr("", "href"))
		}
		if !slices.Equal(listed, names[1:]) {
			t.Errorf("%s: lists %q of %q", c.standard, listed, names[1:])
		}
		identifiers := map[string]bool{}
		for _, e := range append(m.all(c.cp, "organization"), m, item, resource) {
			id := e.attr("", "identifier")
			if identifiers[id] || !regexp.MustCompile(`^[a-zA-Z_][\w.-]*$`).MatchString(id) {
				t.Errorf("%s: %q is no identifier, or one twice", c.standard, id)
			}
			identifiers[id] = true
		}
	}
}

func TestCmi5Course(t *testing.T) {
	const space = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
	names, m, source := unpack(t, CMI5, course)
	if names[0] != "cmi5.xml" || m.XMLName != (xml.Name{Space: space, Local: "courseStructure"}) {
		t.Errorf("%s is a %v", names[0], m.XMLName)
	}
	whole, au := m.one(t, space, "course"), m.one(t, space, "au")
	iri := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	if a, b := whole.attr("", "id"), au.attr("", "id"); a == b || !iri.MatchString(a) || !iri.MatchString(b) {
		t.Errorf("ids %q and %q", a, b)
	}
	if got := au.attr("", "moveOn"); got != "CompletedOrPassed" {
		t.Errorf("moves on when %s", got)
	}
	for _, e := range []element{whole, au} {
		title, description := e.one(t, space, "title").one(t, space, "langstring"), e.one(t, space, "description").one(t, space, "langstring")
		if title.Text != course.Title || title.attr("", "lang") != "en" || description.Text != course.Description {
			t.Errorf("%v, %v", title, description)
		}
	}
	if got := au.one(t, space, "url").Text; got != Page {
		t.Errorf("opens %q", got)
	}
	other := course
	other.ID = "a-story.fr"
	if _, _, different := unpack(t, CMI5, other); different == source {
		t.Error("two pages have one id")
	}
}

// A platform may look in the package for whatever a manifest names.
func TestManifestsNameNothingMissing(t *testing.T) {
	for _, s := range Standards {
		names, m, source := unpack(t, s, course)
		if strings.Contains(source, "schemaLocation") {
			t.Errorf("%s: names a schema, and none is in the package", s)
		}
		var walk func(element)
		walk = func(e element) {
			for _, a := range e.Attrs {
				if a.Name.Local == "href" && !slices.Contains(names, a.Value) {
					t.Errorf("%s: %s is not in the package", s, a.Value)
				}
			}
			for _, kid := range e.Kids {
				walk(kid)
			}
		}
		walk(m)
	}
}

// Nobody passes or fails unless the package says from what on.
func TestMastery(t *testing.T) {
	stated := course
	stated.Mastery = 65
	for s, says := range map[Standard]string{SCORM12: "<adlcp:masteryscore>65</", SCORM2004: "<imsss:minNormalizedMeasure>0.65</", CMI5: `moveOn="CompletedAndPassed" masteryScore="0.65"`} {
		if _, _, source := unpack(t, s, stated); !strings.Contains(source, says) {
			t.Errorf("%s: no %s in %s", s, says, source)
		}
		if _, _, source := unpack(t, s, course); regexp.MustCompile(`(?i)mastery|minNormalized|satisfied`).MatchString(source) {
			t.Errorf("%s: judges unasked: %s", s, source)
		}
	}
}

func TestZipIsReproducible(t *testing.T) {
	for _, s := range Standards {
		a, err := Zip(s, course, files)
		if err != nil {
			t.Fatal(err)
		}
		for range 8 { // maps are walked in another order
			if b, err := Zip(s, course, files); err != nil || !bytes.Equal(a, b) {
				t.Fatalf("%s: other bytes the second time, %v", s, err)
			}
		}
	}
}

func TestZipRefuses(t *testing.T) {
	for _, c := range []struct {
		standard Standard
		course   Course
		files    map[string][]byte
		want     string
	}{
		{SCORM12, course, nil, "has no index.html"},
		{SCORM12, course, map[string][]byte{Page: nil, `sound\a.mp3`: nil}, `"sound\\a.mp3" is no name`},
		{SCORM12, course, map[string][]byte{Page: nil, "../a.mp3": nil}, `"../a.mp3" is no name`},
		{SCORM12, course, map[string][]byte{Page: nil, "/a.mp3": nil}, `"/a.mp3" is no name`},
		{SCORM12, course, map[string][]byte{Page: nil, "imsmanifest.xml": nil}, "is the manifest's name"},
		{"aicc", course, files, "no standard"},
		{CMI5, Course{ID: "a", Title: "A", Mastery: 101}, files, "from 0 to 100"},
		{CMI5, Course{ID: "a"}, files, "want an id, a title"},
	} {
		if _, err := Zip(c.standard, c.course, c.files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want …%s…", err, c.want)
		}
	}
}
