// Package claimreview reads and writes reviews of claims in the words of https://schema.org/ClaimReview,
// which fact-checkers publish in their pages and feeds.
//
// A claim becomes a statement, and a review of it a finding, a fact-check with its rating in the reviewer's
// words. Since a claim is mostly told in these too, it is a paraphrase of theirs, unless all of
// it stands in quotation marks. How the two relate,
// and why, no review says; so the relation is left open, and a rating's number stays outside.
//
// Every document that was read is kept in the draft's origin, with the reviews in their
// places. [Export] writes it again and changes only what was changed in the story, so that what
// it says beyond the story survives: numbers, pictures, licences, what is in no vocabulary.
package claimreview
