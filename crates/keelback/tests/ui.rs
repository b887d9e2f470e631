//! Mistakes that users make: each has to be reported at the user's own token, with the way out. Run with
//! `TRYBUILD=overwrite` to write the texts anew, then review them.

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
