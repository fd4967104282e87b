namespace Procur.Integrations.TestKit;

/// <summary>What the file suites must be told of a service.</summary>
public interface IFileScript
{
    /// <summary>The kind of effect in the sandbox's ledger that storing a file has.</summary>
    string EffectOfUploading { get; }

    /// <summary>The kind of effect that deleting one has.</summary>
    string EffectOfDeleting { get; }

    /// <summary>The kind of effect that making a folder has.</summary>
    string EffectOfCreatingFolder { get; }

    /// <summary>Whether a folder holds a name once: then an upload replaces, and may be told not to.</summary>
    bool NamesAreUnique { get; }

    /// <summary>Whether the host's own names and values are kept with a file.</summary>
    bool KeepsMetadata { get; }

    /// <summary>An id of a file that never was, in the form of one.</summary>
    string UnknownFileId { get; }

    /// <summary>A length in bytes that the provider, as the suites set it up, sends in several parts.</summary>
    int LengthInParts { get; }

    /// <summary>Names that a careless provider spoils on their way.</summary>
    IReadOnlyList<string> OddNames { get; }

    /// <summary>Uploads that break a limit of the service, and the limit as its documents write it.</summary>
    IReadOnlyList<(string Limit, FileUpload Upload)> BeyondLimits { get; }
}
