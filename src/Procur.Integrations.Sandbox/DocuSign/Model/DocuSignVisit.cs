namespace Procur.Integrations.Sandbox.DocuSign.Model;

/// <summary>An address for one embedded signer.</summary>
/// <param name="Envelope">The envelope.</param>
/// <param name="Recipient">The signer.</param>
/// <param name="ReturnUrl">Where his browser goes afterwards.</param>
/// <param name="Until">When it ends.</param>
internal sealed record DocuSignVisit(DocuSignEnvelope Envelope, DocuSignRecipient Recipient, Uri ReturnUrl, DateTimeOffset Until)
{
    /// <summary>Whether the page was opened: it is good for one visit.</summary>
    public bool IsOpened { get; set; }
}
