namespace Procur.Integrations;

/// <summary>A press of a button, from any chat service: one handler of this type serves them all.</summary>
public interface IChatInteractionEvent
{
    /// <summary>The button's id.</summary>
    string ActionId { get; }

    /// <summary>The button's value: an untrusted identifier.</summary>
    string? Value { get; }

    /// <summary>The service's id of the person.</summary>
    string UserId { get; }

    /// <summary>The message it stands on.</summary>
    MessageRef? Message { get; }
}
