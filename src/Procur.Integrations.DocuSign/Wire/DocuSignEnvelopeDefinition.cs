namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Body of POST envelopes.</summary>
/// <param name="Status"><c>created</c> for a draft, <c>sent</c> to send it at once.</param>
public sealed record DocuSignEnvelopeDefinition(string Status)
{
    /// <summary>The sender's own id of it, by which it is found for seven days.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The subject of the mails, at most 100 characters.</summary>
    public string? EmailSubject { get; init; }

    /// <summary>The text of the mails.</summary>
    public string? EmailBlurb { get; init; }

    /// <summary>The documents.</summary>
    public IReadOnlyList<DocuSignDocument>? Documents { get; init; }

    /// <summary>The recipients, where there is no template.</summary>
    public DocuSignRecipients? Recipients { get; init; }

    /// <summary>The template.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Who fills the template's roles.</summary>
    public IReadOnlyList<DocuSignTemplateRole>? TemplateRoles { get; init; }

    /// <summary>Names and values that are kept with it.</summary>
    public DocuSignCustomFields? CustomFields { get; init; }

    /// <summary>The brand's id.</summary>
    public string? BrandId { get; init; }

    /// <summary>When it runs out.</summary>
    public DocuSignNotification? Notification { get; init; }

    /// <summary>Who is told of what happens to it.</summary>
    public DocuSignEventNotification? EventNotification { get; init; }

    /// <summary>The status only: the rest is personal.</summary>
    public override string ToString() => $"DocuSignEnvelopeDefinition {Status}";
}
