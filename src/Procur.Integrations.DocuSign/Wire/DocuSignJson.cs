using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.DocuSign.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(DocuSignUserInfo))]
[JsonSerializable(typeof(DocuSignEnvelopeDefinition))]
[JsonSerializable(typeof(DocuSignEnvelopeSummary))]
[JsonSerializable(typeof(DocuSignEnvelopeChange))]
[JsonSerializable(typeof(DocuSignEnvelopeUpdate))]
[JsonSerializable(typeof(DocuSignEnvelope))]
[JsonSerializable(typeof(DocuSignEnvelopeList))]
[JsonSerializable(typeof(DocuSignRecipients))]
[JsonSerializable(typeof(DocuSignDocumentList))]
[JsonSerializable(typeof(DocuSignViewRequest))]
[JsonSerializable(typeof(DocuSignView))]
[JsonSerializable(typeof(DocuSignTemplate))]
[JsonSerializable(typeof(DocuSignTemplateSummary))]
[JsonSerializable(typeof(DocuSignTemplateList))]
[JsonSerializable(typeof(DocuSignFolderMove))]
[JsonSerializable(typeof(DocuSignFolders))]
[JsonSerializable(typeof(DocuSignErrorAnswer))]
[JsonSerializable(typeof(DocuSignNotice))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class DocuSignJson : JsonSerializerContext;
