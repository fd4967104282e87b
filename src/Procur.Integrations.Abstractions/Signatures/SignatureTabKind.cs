namespace Procur.Integrations;

/// <summary>What is done at a tab.</summary>
public enum SignatureTabKind
{
    /// <summary>Signed.</summary>
    Signature = 0,

    /// <summary>Initialled.</summary>
    Initials,

    /// <summary>Filled with the date of signing by the service.</summary>
    DateSigned,

    /// <summary>Filled with the signer's name by the service.</summary>
    FullName,

    /// <summary>Filled with text.</summary>
    Text,

    /// <summary>Ticked.</summary>
    Checkbox,
}
