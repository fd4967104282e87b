namespace Procur.Integrations.Sandbox.DocuSign.Model;

/// <summary>A document as it was uploaded, converted to PDF where it was none.</summary>
/// <param name="Id">The sender's own id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pdf">Its content.</param>
internal sealed record DocuSignDocument(string Id, string Name, byte[] Pdf);
