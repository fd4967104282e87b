using System.Text.Json.Nodes;

namespace Procur.Integrations.DocuSign.Tests;

/// <summary>DocuSign by script: a token and an account for everybody, and the service's answers.</summary>
internal static class DocuSignScript
{
    public const string AccountId = "5f0f1f2a-1111-4111-8111-000000000001";
    public const string UserId = "5f0f1f2a-2222-4222-8222-000000000002";
    public const string IntegrationKey = "5f0f1f2a-3333-4333-8333-000000000003";
    public const string EnvelopeId = "a9f0c0de-0000-4000-8000-000000000001";
    public const string TokenPath = "/oauth/token";
    public const string UserInfoPath = "/oauth/userinfo";
    public const string Root = "/restapi/v2.1/accounts/" + AccountId;

    public static Reply Token(string token = "token-of-the-suite") =>
        Reply.Json($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":3600,"scope":"signature impersonation"}""");

    public static Reply UserInfo(Uri baseUri, string accountId = AccountId) =>
        Reply.Json(
            $$"""
            {"sub":"{{UserId}}","name":"Procur","email":"sender@procur.example","accounts":[
             {"account_id":"5f0f1f2a-9999-4999-8999-000000000009","is_default":false,"account_name":"Other","base_uri":"https://eu.docusign.net"},
             {"account_id":"{{accountId}}","is_default":true,"account_name":"Procur","base_uri":"{{baseUri.AbsoluteUri.TrimEnd('/')}}"}]}
            """
        );

    public static Reply Error(string code, int status = 400, string message = "words") =>
        Reply.Json(new JsonObject { ["errorCode"] = code, ["message"] = message }.ToJsonString(), status);

    public static Reply OAuthError(string error, string? description = null) =>
        Reply.Json(new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString(), 400);

    public static Reply Created() =>
        Reply.Json(
            $$"""{"envelopeId":"{{EnvelopeId}}","uri":"/envelopes/{{EnvelopeId}}","statusDateTime":"2026-01-05T12:00:00.0000000Z","status":"created"}""",
            201
        );

    public static Reply Updated() => Reply.Json($$"""{"envelopeId":"{{EnvelopeId}}"}""");

    public static Reply Envelope(string status) => Reply.Json($$"""{"envelopeId":"{{EnvelopeId}}","status":"{{status}}"}""");

    public static Reply TemplateCreated() => Reply.Json($$"""{"templateId":"{{EnvelopeId}}","name":"Supplier contract"}""", 201);

    public static EnvelopeRequest Request(string? operationKey = null) =>
        new()
        {
            Subject = "Contract 17",
            Reference = "PO-1001",
            Documents = [new SignatureDocument("contract.pdf", FileContent.FromBytes(SamplePdf.Of("Contract 17")))],
            Signers = [new EnvelopeSigner("supplier@procur.example", "Sifa Supplier")],
            OperationKey = operationKey,
        };

    public static SignatureTemplateRequest Template() =>
        new()
        {
            Name = "Supplier contract",
            Documents = [new SignatureDocument("contract.pdf", FileContent.FromBytes(SamplePdf.Of("Contract 17")))],
            Roles = [new TemplateRole("Supplier")],
        };
}
