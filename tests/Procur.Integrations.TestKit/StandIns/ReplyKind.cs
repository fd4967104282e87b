namespace Procur.Integrations.TestKit;

/// <summary>What a stand-in does with a request.</summary>
public enum ReplyKind
{
    /// <summary>Answers it.</summary>
    Answer,

    /// <summary>Resets the connection as soon as it is accepted, without reading a byte.</summary>
    ResetOnAccept,

    /// <summary>Reads the whole request and resets the connection.</summary>
    ResetAfterReading,

    /// <summary>Reads the whole request and closes the connection without an answer.</summary>
    CloseAfterReading,

    /// <summary>Promises the whole body, sends half of it and closes.</summary>
    CutBody,

    /// <summary>Reads the request and never answers.</summary>
    Silence,
}
