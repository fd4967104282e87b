namespace Procur.Integrations.TestKit;

/// <summary>What the chat suites must be told of a service.</summary>
public interface IChatScript
{
    /// <summary>The kind of effect in the sandbox's ledger that posting has.</summary>
    string EffectOfPosting { get; }

    /// <summary>The kind of effect that making a channel has.</summary>
    string EffectOfCreatingChannel { get; }

    /// <summary>After this long the service brings no message any more whose answer was lost.</summary>
    TimeSpan QuietPeriod { get; }

    /// <summary>The id of a channel that never was, in the form of one.</summary>
    string UnknownChannelId { get; }

    /// <summary>The id of a person who never was, in the form of one.</summary>
    string UnknownUserId { get; }

    /// <summary>The e-mail address of a person who is there.</summary>
    string KnownEmail { get; }

    /// <summary>An address of nobody there.</summary>
    string UnknownEmail { get; }

    /// <summary>A name for a channel that is not in the service's form, and what the service makes of it.</summary>
    (string Given, string Made) ChannelName { get; }

    /// <summary>How the service writes text that must neither mention nor link: what a user wrote, and what is sent of it.</summary>
    (string Given, string Sent) Escaped { get; }

    /// <summary>Messages that break a limit of the service, and the limit as its documents write it.</summary>
    IReadOnlyList<(string Limit, Func<ChatTarget, ChatMessage> Make)> BeyondLimits { get; }

    /// <summary>A channel that the connection can post to.</summary>
    Task<string> ChannelAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>A person there other than <see cref="OtherPersonAsync"/>.</summary>
    Task<string> PersonAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>Another person there.</summary>
    Task<string> OtherPersonAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>What people see of a message; null where it is gone.</summary>
    Task<ShownMessage?> ReadAsync(SandboxedHost host, MessageRef message, CancellationToken cancellationToken);

    /// <summary>A button's value, as whoever sees what the service sends can read it.</summary>
    Task<string?> ButtonValueAsync(SandboxedHost host, MessageRef message, string text, CancellationToken cancellationToken);

    /// <summary>Has a person press a button, with another value than the button's where one is given, and waits for the host's answer.</summary>
    /// <returns>The HTTP status of the host's answer.</returns>
    Task<int> PressAsync(
        SandboxedHost host,
        MessageRef message,
        string text,
        string userId,
        string? forgedValue,
        CancellationToken cancellationToken
    );
}
