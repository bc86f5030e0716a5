package lms

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"strings"
	"text/template"
)

// manifest gives the file at the root of a package that says what is in it.
func (s Standard) manifest(c Course, files []string) (name string, content []byte, err error) {
	name = "imsmanifest.xml"
	if s == CMI5 {
		name = "cmi5.xml"
	}
	t := manifests.Lookup(string(s))
	if t == nil {
		return "", nil, fmt.Errorf("%s: is no standard of learning platforms; want one of %v", s, Standards)
	}
	if c.ID == "" || c.Title == "" || c.Mastery < 0 || c.Mastery > 100 {
		return "", nil, fmt.Errorf("%s manifest: want an id, a title and a mastery score from 0 to 100, not %q, %q and %d", s, c.ID, c.Title, c.Mastery)
	}
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		Course
		Page   string
		Scaled string
		Files  []string
	}{c, Page, fmt.Sprintf("%.2f", float64(c.Mastery)/100), files})
	return name, b.Bytes(), err
}

// text writes a text so that XML reads it as it is, with none but XML's own five entities.
var text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;").Replace

// urn gives a name that nothing else in the world has and that every build
// gives again (RFC 9562, version 5, below the name space of URLs).
func urn(parts ...string) string {
	space := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(append(space, "statement-evidence/"+strings.Join(parts, "/")...))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return "urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// manifests are those of SCORM 1.2 (Content Aggregation Model 1.2, 2.3), of
// SCORM 2004 (Content Aggregation Model 4th edition, 3.4) and of cmi5
// (cmi5_spec.md, 13). The attribute that makes a page more than a file that is
// shown is scormtype in the one and scormType in the other. They name no schema
// files, as none is in a package: a platform that looks for one that is not there
// refuses the package, and one that knows the standard has its own.
//
// Where no mastery is stated, SCORM 2004 is told that the page itself says who
// has completed it, and that it may say of nobody that they passed: a platform
// would otherwise take a page that says nothing of it for passed.
var manifests = template.Must(template.New("").Funcs(template.FuncMap{"text": text, "urn": urn}).Parse(`
{{define "scorm12" -}}
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="story-{{text .ID}}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{{text .Title}}</title>
      <item identifier="item" identifierref="page">
        <title>{{text .Title}}</title>
        {{- if .Mastery}}
        <adlcp:masteryscore>{{.Mastery}}</adlcp:masteryscore>
        {{- end}}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="{{.Page}}">
      {{- range .Files}}
      <file href="{{text .}}"/>
      {{- end}}
    </resource>
  </resources>
</manifest>
{{end}}

{{define "scorm2004" -}}
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="story-{{text .ID}}" version="1.0"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{{text .Title}}</title>
      <item identifier="item" identifierref="page">
        <title>{{text .Title}}</title>
        <imsss:sequencing>
          {{- if .Mastery}}
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="facts" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>{{.Scaled}}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>
          {{- end}}
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormType="sco" href="{{.Page}}">
      {{- range .Files}}
      <file href="{{text .}}"/>
      {{- end}}
    </resource>
  </resources>
</manifest>
{{end}}

{{define "cmi5" -}}
<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="{{urn .ID "course"}}">
    <title><langstring lang="{{text .Lang}}">{{text .Title}}</langstring></title>
    <description><langstring lang="{{text .Lang}}">{{text .Description}}</langstring></description>
  </course>
  <au id="{{urn .ID "page"}}" moveOn="{{if .Mastery}}CompletedAndPassed{{else}}CompletedOrPassed{{end}}"{{if .Mastery}} masteryScore="{{.Scaled}}"{{end}}>
    <title><langstring lang="{{text .Lang}}">{{text .Title}}</langstring></title>
    <description><langstring lang="{{text .Lang}}">{{text .Description}}</langstring></description>
    <url>{{.Page}}</url>
  </au>
</courseStructure>
{{end}}`))
