using System.Collections.ObjectModel;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid;

/// <summary>An event of SendGrid's (Event Webhook Reference): what became of a mail to one recipient.</summary>
/// <param name="Id">SendGrid's id of the event.</param>
/// <param name="Type">SendGrid's word: <c>delivered</c>, <c>bounce</c>, <c>group_unsubscribe</c>.</param>
public sealed record SendGridEmailEvent(string Id, string Type) : WebhookEvent(Id, Type), IEmailDeliveryEvent
{
    /// <inheritdoc />
    public EmailDeliveryKind Kind { get; init; }

    /// <inheritdoc />
    public string? Recipient { get; init; }

    /// <summary>The mail's id as in its receipt: SendGrid's <c>sg_message_id</c> up to its first dot.</summary>
    public string? MessageId { get; init; }

    /// <inheritdoc />
    public string? Reference { get; init; }

    /// <summary>Of a <c>bounce</c>: true where SendGrid calls it a bounce, false where it calls it a block.</summary>
    public bool? IsPermanent { get; init; }

    /// <inheritdoc />
    public string? Reason { get; init; }

    /// <inheritdoc />
    public string? Link { get; init; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The whole of SendGrid's <c>sg_message_id</c>, with what stands for the recipient.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>The recipient's server's status: <c>5.1.1</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The categories that the mail was given.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The unsubscribe group.</summary>
    public int? UnsubscribeGroupId { get; init; }

    /// <summary>Of an opening: whether a program opened it, such as Apple's Mail Privacy Protection, and nobody read it.</summary>
    public bool? IsMachineOpen { get; init; }

    internal IReadOnlyDictionary<string, string> Arguments { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
