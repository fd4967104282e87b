using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Pdf;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.Envelopes;

/// <summary>Reads recipients and documents of a definition, of an envelope or a template.</summary>
internal static class RecipientReader
{
    public static List<DocuSignRecipient> Recipients(JsonNode? node)
    {
        if (node is not JsonObject recipients)
        {
            return [];
        }

        var read = DocuSignJson
            .List(recipients["signers"])
            .Select(x => Recipient(x, isSigner: true))
            .Concat(DocuSignJson.List(recipients["carbonCopies"]).Select(x => Recipient(x, isSigner: false)))
            .ToList();
        return read.Select(x => x.Id).Distinct().Count() == read.Count
            ? read
            : throw DocuSignRefusalException.Body("Two recipients have the same recipientId.");
    }

    /// <summary>Documents with their bytes, which are a part of their own or base64.</summary>
    public static IReadOnlyList<DocuSignDocument> Documents(DocuSignCall call)
    {
        var documents = new List<DocuSignDocument>();
        foreach (var json in DocuSignJson.List(call.Body["documents"]))
        {
            var id = DocuSignJson.At(json, "documentId") ?? "";
            if (!IsNumber(id))
            {
                throw DocuSignRefusalException.Body("A documentId is not a positive number.");
            }

            var name = DocuSignJson.At(json, "name") ?? "";
            documents.Add(new DocuSignDocument(id, name, Converted(json, name, ContentOf(call, json, id))));
        }

        return documents;
    }

    private static byte[] ContentOf(DocuSignCall call, JsonObject json, string id)
    {
        if (call.Files.TryGetValue(id, out var part))
        {
            return part;
        }

        try
        {
            return Convert.FromBase64String(DocuSignJson.At(json, "documentBase64") ?? "");
        }
        catch (FormatException)
        {
            throw DocuSignRefusalException.Body("documentBase64 is not base64.");
        }
    }

    // What is no PDF is converted; here only its name and size are seen in the result.
    private static byte[] Converted(JsonObject json, string name, byte[] content)
    {
        if (content.Length == 0)
        {
            throw new DocuSignRefusalException(400, "NO_DOCUMENT_RECEIVED", "Bytes for a document were not found in the request.");
        }

        var ending = DocuSignJson.At(json, "fileExtension") ?? Path.GetExtension(name).TrimStart('.');
        if (!string.Equals(ending, "pdf", StringComparison.OrdinalIgnoreCase))
        {
            return PagePdf.Of(name, [string.Create(CultureInfo.InvariantCulture, $"{content.Length} bytes")]);
        }

        return content.AsSpan().StartsWith("%PDF"u8)
            ? content
            : throw new DocuSignRefusalException(400, "UNABLE_TO_CONVERT_DOCUMENT", "System was unable to convert this document to a PDF.");
    }

    private static DocuSignRecipient Recipient(JsonObject json, bool isSigner)
    {
        var id = DocuSignJson.At(json, "recipientId") ?? "";
        if (!IsNumber(id))
        {
            throw DocuSignRefusalException.Body("A recipientId is not a positive number.");
        }

        var email = DocuSignJson.At(json, "email") ?? "";
        CheckEmail(email);
        return new DocuSignRecipient
        {
            Id = id,
            IsSigner = isSigner,
            Name = DocuSignJson.At(json, "name") ?? "",
            Email = email,
            Order = int.TryParse(DocuSignJson.At(json, "routingOrder"), NumberStyles.None, CultureInfo.InvariantCulture, out var order)
                ? order
                : 1,
            Role = DocuSignJson.At(json, "roleName"),
            ClientUserId = DocuSignJson.At(json, "clientUserId"),
            Tabs = json["tabs"] as JsonObject,
        };
    }

    public static void CheckEmail(string email)
    {
        if (email.Length > 0 && (!email.Contains('@', StringComparison.Ordinal) || email.Contains(' ', StringComparison.Ordinal)))
        {
            throw new DocuSignRefusalException(
                400,
                "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT",
                $"The email address for the recipient is invalid. The recipient's email {email} is not valid."
            );
        }
    }

    private static bool IsNumber(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
}
