namespace Procur.Integrations;

/// <summary>What of an envelope to open.</summary>
public enum EnvelopeFileKind
{
    /// <summary>All documents in one PDF.</summary>
    Combined = 0,

    /// <summary>One document.</summary>
    Single,

    /// <summary>The certificate that says who signed when.</summary>
    Certificate,
}
