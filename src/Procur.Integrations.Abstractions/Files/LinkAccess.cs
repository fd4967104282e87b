namespace Procur.Integrations;

/// <summary>What the holder of a link may do.</summary>
public enum LinkAccess
{
    /// <summary>Read the file.</summary>
    Read = 0,

    /// <summary>Write the file's content.</summary>
    Write,
}
