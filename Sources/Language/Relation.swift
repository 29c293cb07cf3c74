/// What a word is to its head: the universal relations of Universal Dependencies v2, without subtypes but for a few.
public enum Relation: UInt8, Sendable, Hashable, CaseIterable {
  case unknown, root, nsubj, nsubjPass, obj, iobj, csubj, ccomp, xcomp, obl, oblAgent, oblTmod, vocative, expl,
    dislocated, advcl,
    advclRelcl, advmod, discourse, aux, auxPass, cop, mark, nmod, nmodPoss, appos, nummod, acl, aclRelcl, amod, det,
    caseMark,
    conj, cc, fixed, flat, compound, compoundPrt, list, parataxis, orphan, goeswith, reparandum, punct, dep
}
