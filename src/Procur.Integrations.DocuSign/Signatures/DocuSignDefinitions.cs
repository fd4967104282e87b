using Procur.Integrations.DocuSign.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Makes DocuSign's definitions of our requests.</summary>
internal static class DocuSignDefinitions
{
    /// <summary>A draft. Ids of documents and recipients are their places, from 1.</summary>
    /// <exception cref="ArgumentException">The request is wrong in itself.</exception>
    public static DocuSignEnvelopeDefinition Of(EnvelopeRequest request, string transactionId, DocuSignOptions options)
    {
        Check(request);
        var definition = new DocuSignEnvelopeDefinition("created")
        {
            TransactionId = transactionId,
            EmailSubject = request.Subject,
            EmailBlurb = request.Message,
            CustomFields = FieldsOf(request, transactionId),
            BrandId = request.BrandId,
            Notification = request.ExpiresAfterDays is { } days
                ? new DocuSignNotification(new DocuSignExpirations(DocuSignText.Of(days)))
                : null,
            EventNotification = options.WebhookUrl is { } webhook
                ? new DocuSignEventNotification(webhook.AbsoluteUri, DocuSignStatuses.EventNames)
                : null,
        };
        return request.TemplateId is { } template
            ? definition with
            {
                TemplateId = template,
                TemplateRoles = [.. request.Signers.Select(RoleOf), .. request.Copies.Select(RoleOf)],
            }
            : definition with
            {
                Documents = DocumentsOf(request.Documents),
                Recipients = RecipientsOf(request),
            };
    }

    public static DocuSignTemplate Of(SignatureTemplateRequest request)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Name, nameof(request));
        if (request.Documents.Count == 0 || request.Roles.Count == 0)
        {
            throw new ArgumentException("A template has at least one document and one role.", nameof(request));
        }

        CheckDocuments(request.Documents);
        var roles = request
            .Roles.Select((role, i) => (role.Kind, Recipient: RecipientOf(role, DocuSignText.Of(i + 1))))
            .ToLookup(role => role.Kind == RecipientKind.Copy, role => role.Recipient);
        return new DocuSignTemplate
        {
            Name = request.Name,
            Description = request.Description,
            EmailSubject = request.Subject,
            EmailBlurb = request.Message,
            Documents = DocumentsOf(request.Documents),
            Recipients = new DocuSignRecipients { Signers = OrNull(roles[false]), CarbonCopies = OrNull(roles[true]) },
            Status = "created",
        };
    }

    private static void Check(EnvelopeRequest request)
    {
        if (request.Documents.Count == 0 == request.TemplateId is null)
        {
            throw new ArgumentException("An envelope is made of documents or of a template: give one of them.", nameof(request));
        }

        if (request.Signers.Count == 0)
        {
            throw new ArgumentException("An envelope has at least one signer.", nameof(request));
        }

        if (request.TemplateId is null && string.IsNullOrWhiteSpace(request.Subject))
        {
            throw new ArgumentException("An envelope of documents has a subject.", nameof(request));
        }

        CheckDocuments(request.Documents);
        foreach (
            var (email, name, role) in request
                .Signers.Select(signer => (signer.Email, signer.Name, signer.Role))
                .Concat(request.Copies.Select(copy => (copy.Email, copy.Name, copy.Role)))
        )
        {
            if (string.IsNullOrWhiteSpace(email) || string.IsNullOrWhiteSpace(name))
            {
                throw new ArgumentException("A recipient has an e-mail address and a name.", nameof(request));
            }

            if (request.TemplateId is not null && string.IsNullOrWhiteSpace(role))
            {
                throw new ArgumentException("With a template each recipient names a role of it.", nameof(request));
            }
        }
    }

    private static void CheckDocuments(IReadOnlyList<SignatureDocument> documents)
    {
        foreach (var document in documents)
        {
            if (string.IsNullOrWhiteSpace(document.Name))
            {
                throw new ArgumentException("A document has a name with its ending, such as contract.pdf.", nameof(documents));
            }

            // It stands in a header of its own.
            if (string.IsNullOrWhiteSpace(document.ContentType) || document.ContentType.Any(char.IsControl))
            {
                throw new ArgumentException("A document's media type is empty or holds a line break.", nameof(documents));
            }
        }
    }

    private static IReadOnlyList<DocuSignDocument> DocumentsOf(IReadOnlyList<SignatureDocument> documents) =>
        [
            .. documents.Select(
                (document, i) =>
                    new DocuSignDocument
                    {
                        DocumentId = DocuSignText.Of(i + 1),
                        Name = document.Name,
                        FileExtension = Path.GetExtension(document.Name) is { Length: > 1 } ending ? ending[1..] : "pdf",
                        Order = DocuSignText.Of(i + 1),
                    }
            ),
        ];

    private static DocuSignCustomFields FieldsOf(EnvelopeRequest request, string transactionId)
    {
        var fields = new List<DocuSignCustomField> { Hidden(DocuSignModels.IdField, transactionId) };
        if (request.Reference is { } reference)
        {
            fields.Add(Hidden(DocuSignModels.ReferenceField, reference));
        }

        fields.AddRange(request.Metadata.Select(pair => Hidden(pair.Key, pair.Value)));
        return new DocuSignCustomFields(fields);
    }

    private static DocuSignCustomField Hidden(string name, string value) => new(name, value) { Show = "false", Required = "false" };

    private static DocuSignRecipients RecipientsOf(EnvelopeRequest request)
    {
        var last = request.Signers.Max(signer => signer.Order) + 1;
        return new DocuSignRecipients
        {
            Signers =
            [
                .. request.Signers.Select(
                    (signer, i) =>
                        new DocuSignRecipient
                        {
                            RecipientId = DocuSignText.Of(i + 1),
                            Name = signer.Name,
                            Email = signer.Email,
                            RoutingOrder = DocuSignText.Of(signer.Order),
                            RoleName = signer.Role,
                            ClientUserId = signer.EmbeddedId,
                            Tabs = TabsOf(signer.Tabs, signer.Fields),
                        }
                ),
            ],
            CarbonCopies = OrNull(
                request.Copies.Select(
                    (copy, i) =>
                        new DocuSignRecipient
                        {
                            RecipientId = DocuSignText.Of(request.Signers.Count + i + 1),
                            Name = copy.Name,
                            Email = copy.Email,
                            RoutingOrder = DocuSignText.Of(copy.Order ?? last),
                            RoleName = copy.Role,
                        }
                )
            ),
        };
    }

    private static DocuSignRecipient RecipientOf(TemplateRole role, string id) =>
        new()
        {
            RecipientId = id,
            RoleName = role.Name,
            RoutingOrder = DocuSignText.Of(role.Order),
            Tabs = TabsOf(role.Tabs, new Dictionary<string, string>()),
        };

    private static DocuSignTemplateRole RoleOf(EnvelopeSigner signer) =>
        new(signer.Role!)
        {
            Name = signer.Name,
            Email = signer.Email,
            ClientUserId = signer.EmbeddedId,
            Tabs = TabsOf(signer.Tabs, signer.Fields),
        };

    private static DocuSignTemplateRole RoleOf(EnvelopeCopy copy) => new(copy.Role!) { Name = copy.Name, Email = copy.Email };

    /// <summary>Null where there are none: then the template's own stand.</summary>
    private static DocuSignTabs? TabsOf(IReadOnlyList<SignatureTab> tabs, IReadOnlyDictionary<string, string> fields)
    {
        if (tabs.Count == 0 && fields.Count == 0)
        {
            return null;
        }

        return new DocuSignTabs
        {
            SignHereTabs = Of(tabs, SignatureTabKind.Signature),
            InitialHereTabs = Of(tabs, SignatureTabKind.Initials),
            DateSignedTabs = Of(tabs, SignatureTabKind.DateSigned),
            FullNameTabs = Of(tabs, SignatureTabKind.FullName),
            TextTabs =
                fields.Count == 0
                    ? Of(tabs, SignatureTabKind.Text)
                    :
                    [
                        .. Of(tabs, SignatureTabKind.Text) ?? [],
                        .. fields.Select(static field => new DocuSignTab { TabLabel = field.Key, Value = field.Value }),
                    ],
            CheckboxTabs = Of(tabs, SignatureTabKind.Checkbox),
        };
    }

    private static List<DocuSignTab>? Of(IReadOnlyList<SignatureTab> tabs, SignatureTabKind kind)
    {
        List<DocuSignTab>? made = null;
        for (var i = 0; i < tabs.Count; i++)
        {
            if (tabs[i].Kind == kind)
            {
                (made ??= new(1)).Add(TabOf(tabs[i]));
            }
        }

        return made;
    }

    private static DocuSignTab TabOf(SignatureTab tab)
    {
        var isFilled = tab.Kind is SignatureTabKind.Text or SignatureTabKind.Checkbox;
        var made = new DocuSignTab
        {
            TabLabel = tab.Label,
            Value = tab.Kind == SignatureTabKind.Text ? tab.Value : null,
            Selected = tab.Kind == SignatureTabKind.Checkbox ? tab.Value : null,
            Required = isFilled ? DocuSignText.Flag(tab.IsRequired) : null,
        };
        return tab.Place switch
        {
            AnchorPlace anchor => made with
            {
                AnchorString = anchor.Text,
                AnchorUnits = "pixels",
                AnchorXOffset = DocuSignText.Of(anchor.OffsetX),
                AnchorYOffset = DocuSignText.Of(anchor.OffsetY),
            },
            PagePlace page => made with
            {
                DocumentId = DocuSignText.Of(page.Document),
                PageNumber = DocuSignText.Of(page.Page),
                XPosition = DocuSignText.Of(page.X),
                YPosition = DocuSignText.Of(page.Y),
            },
            _ => throw new ArgumentException("A tab stands at a text or on a page.", nameof(tab)),
        };
    }

    private static T[]? OrNull<T>(IEnumerable<T> items)
    {
        T[] list = [.. items];
        return list.Length == 0 ? null : list;
    }
}
