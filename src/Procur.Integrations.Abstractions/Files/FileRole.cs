namespace Procur.Integrations;

/// <summary>What a person may do with a file.</summary>
public enum FileRole
{
    /// <summary>A role this version does not know; <see cref="FileGrant.ProviderRole"/> has the service's word.</summary>
    Unrecognized = 0,

    /// <summary>Read.</summary>
    Reader,

    /// <summary>Read and change.</summary>
    Writer,
}
