namespace Procur.Integrations;

/// <summary>What a piece of a text is.</summary>
public enum ChatSpanKind
{
    /// <summary>Plain text, escaped by the service's rules.</summary>
    Plain = 0,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>Italic.</summary>
    Italic,

    /// <summary>Code.</summary>
    Code,

    /// <summary>A link; <see cref="ChatSpan.Target"/> is the address.</summary>
    Link,

    /// <summary>A mention of a person; <see cref="ChatSpan.Target"/> is the service's id.</summary>
    User,

    /// <summary>A mention of a channel; <see cref="ChatSpan.Target"/> is the service's id.</summary>
    Channel,

    /// <summary>A mention of everyone in the channel.</summary>
    Everyone,
}
