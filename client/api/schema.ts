/** The contract of the API as types, made of its OpenAPI document by `npm run build:api`. */
export interface paths {
    "/api/backfill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Works out the best products for all active shoppers, into a table and a file.
         * @description The table is `precomputed_recommendations`; the job says where the file is. A body with `until` is what this address did before: `POST /api/retrain-as-of`. Only with apiKey (jobs:write) or adminSession.
         */
        post: operations["postBackfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One category.
         * @description Only with apiKey (catalog:read) or adminSession.
         */
        get: operations["getCategory"];
        put?: never;
        post?: never;
        /**
         * Takes an empty category away.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        /**
         * Renames or moves a category; its slug stays.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        patch: operations["patchCategory"];
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All categories, each before those below it.
         * @description Only with apiKey (catalog:read) or adminSession.
         */
        get: operations["getCategories"];
        put?: never;
        /**
         * Makes a category.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postCategories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron/retrain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Puts this hour's training into the queue, once however often it is called.
         * @description Only with cronSecret.
         */
        get: operations["getCronRetrain"];
        put?: never;
        /**
         * Puts this hour's training into the queue, once however often it is called.
         * @description Only with cronSecret.
         */
        post: operations["postCronRetrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The departments that have something for sale, and what is in them.
         * @description For anybody.
         */
        get: operations["getDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/{erasure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of an erasure, as a file.
         * @description For whoever was given its number. It names nobody. For anybody.
         */
        get: operations["getErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says whether a receipt of an erasure is this shop's own, and whether the shop still knows of it.
         * @description For whoever has the receipt: whom it is about, nobody can read from it. For anybody. At most 60 receipts from an address in 60 seconds.
         */
        post: operations["postErasureVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exploration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest exploratory report: one HTML page with charts.
         * @description Only with apiKey (jobs:read) or adminSession.
         */
        get: operations["getExploration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything the shop holds as a file: products, interactions, lists shown, clicks, orders, models.
         * @description Streamed from the database, as JSON Lines (`application/x-ndjson`), CSV (`text/csv`, in which no cell is a formula) or Parquet (`application/vnd.apache.parquet`). Orders come without names, e-mails and addresses. Only with apiKey (export:read) or adminSession.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feed, and what came of it last time.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        /**
         * Removes a feed. What it has brought stays in the shop.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        delete: operations["deleteFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has the worker fetch a feed now, whether it has changed or not.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postFeedRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feeds the shop fetches, and what came of each last time.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        get: operations["getFeeds"];
        put?: never;
        /**
         * Adds a feed: a catalog or a log of interactions that is fetched on a schedule.
         * @description The worker fetches it within half a minute and then on its schedule, through the same importer as files. Products it no longer speaks of are hidden where `delist` says so, but never more than half of them at once unless that is confirmed. Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postFeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process answers.
         * @description Asks nobody else, so that an outage of the database does not get the site restarted. For anybody.
         */
        get: operations["getHealthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this process should get traffic.
         * @description 200 while it can answer, if need be from memory alone; 503 when it can serve nothing yet, or was told to end. The rest is for `METRICS_TOKEN`, and for sessions and keys that may see models. For anybody.
         */
        get: operations["getHealthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records one interaction of a user.
         * @description For many at once: `POST /api/interactions`, and `/api/interactions/bulk` for history. Only with apiKey (interactions:write) or publishableKey. With publishableKey for themselves alone. At most 1200 interactions of a shopper in 60 seconds. At most 30000 interactions from an address in 60 seconds. At most 300000 interactions with a key in 60 seconds.
         */
        post: operations["postPlainInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interactions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records past interactions of any age, a line each, as many as there are.
         * @description JSON Lines in, and a line back for each (`InteractionLine`: `line`, `status`, `message`) while they come: read the answer while you send, or send at most some hundred thousand lines at once. Repeats count once, also those that `POST /api/interactions` has brought under the same id. Only with apiKey (interactions:write) or adminSession.
         */
        post: operations["postInteractionsBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records what shoppers did, up to 100 interactions at once.
         * @description They are on disk before the answer; sending a batch again counts each id once. What is wrong with an interaction is said of it by its index, and the others are taken. A browser records for shoppers who have allowed it (`PUT /api/shoppers/me/consent`): what they have not allowed is rejected as `no_consent`, and nobody gets a cookie by it. A key is taken to have asked, unless `consent` says what was answered: a server key for whomever it names, a publishable one for the browser it is in. For anybody; known by apiKey (interactions:write) or publishableKey or shopper. With publishableKey or shopper for themselves alone. At most 1200 interactions of a shopper in 60 seconds. At most 30000 interactions from an address in 60 seconds. At most 300000 interactions with a key in 60 seconds.
         */
        post: operations["postInteractions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels a job; a running one ends within two seconds.
         * @description Only with apiKey (jobs:write) or adminSession.
         */
        post: operations["postJobCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One job: its state, how far it is, and what came of it.
         * @description Only with apiKey (jobs:read) or adminSession.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest jobs, newest first.
         * @description Only with apiKey (jobs:read) or adminSession.
         */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus.
         * @description Only with metricsToken.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document: the contract of the API, made of what its endpoints declare.
         * @description For anybody.
         */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back the purchases reported under an order number of your own.
         * @description They earn nothing any more and no model learns from them. Asking again changes nothing. Only with apiKey (interactions:write) or adminSession.
         */
        post: operations["postOrderCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a product off sale: within a second it is in no list of any process.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postProductHide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product with everything the shop knows of it.
         * @description Only with apiKey (catalog:read) or adminSession.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        /**
         * Takes a product out of the catalogue for good.
         * @description Not one that was sold, because orders speak of it: that can be hidden. Only with apiKey (catalog:write) or adminSession.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Changes what is said of a product: its price, its stock, anything.
         * @description What is left out stays; null clears. With the code of a variant: its price, stock, picture and status. Every process shows it within a second. Only with apiKey (catalog:write) or adminSession.
         */
        patch: operations["patchProduct"];
        trace?: never;
    };
    "/api/products/{product}/unhide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a product back on sale.
         * @description Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postProductUnhide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes and changes products, a line each, as many as there are.
         * @description JSON Lines in, and a line back for each (`ProductLine`: `line`, `status`, `sku`, `message`) while they come: read the answer while you send, or send at most some hundred thousand lines at once. A product that is here is changed by what its line says. Sent again, nothing changes. Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postProductsBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue, page by page, hidden products too.
         * @description Only with apiKey (catalog:read) or adminSession.
         */
        get: operations["getProducts"];
        put?: never;
        /**
         * Makes a product.
         * @description By the rules of imported files: a category that is missing is made. Every process shows it within a second, and in the `similar` of its neighbours soon after. For many at once: `POST /api/products/bulk`. Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend/{shopper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recommendations for one shopper: for themselves, and for keys.
         * @description With a secret key for whomever your system knows, by your own id; somebody unknown is new, and gets what is popular. With a publishable key for the browser it is in. Only with apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. `trace` only with apiKey (trace:read) or adminSession besides. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getRecommendShopper"];
        put?: never;
        /**
         * Recommendations for one shopper, each placement with a subject of its own.
         * @description Only with apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. `trace` only with apiKey (trace:read) or adminSession besides. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        post: operations["postRecommendShopper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recommendations for the shopper of the cookie.
         * @description One list for each placement that is asked for. Whoever has not allowed personalisation, or is not known, is answered with what is popular; where the shop asks first, that sets no cookie. With a key, for whom `shopper` names. For anybody; known by apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. `trace` only with apiKey (trace:read) or adminSession besides. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getRecommend"];
        put?: never;
        /**
         * Recommendations for the shopper of the cookie, each placement with a subject of its own.
         * @description As GET, for pages on which every list is about another product or category, or as long as another. For anybody; known by apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. `trace` only with apiKey (trace:read) or adminSession besides. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        post: operations["postRecommend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recommendations for a user, in plain words.
         * @description Somebody unknown is new, and gets what is popular. Only with apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getPlainRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retrain-as-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes again what the shop would have learnt up to a moment.
         * @description Its version stays a candidate, to look at or to promote by hand. Only with apiKey (jobs:write) or adminSession.
         */
        post: operations["postRetrainAsOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Until when the figures of the admin pages count everything, and whether any may have changed.
         * @description Only with apiKey (jobs:read) or adminSession.
         */
        get: operations["getRollups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One merchandising rule, and how it came to be what it is.
         * @description Only with apiKey (merchandising:read) or adminSession.
         */
        get: operations["getRule"];
        /**
         * Changes a merchandising rule.
         * @description Only with apiKey (merchandising:write) or adminSession.
         */
        put: operations["putRule"];
        post?: never;
        /**
         * Takes a merchandising rule away. Its history stays in the audit.
         * @description Only with apiKey (merchandising:write) or adminSession.
         */
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All merchandising rules, the newest first.
         * @description Only with apiKey (merchandising:read) or adminSession.
         */
        get: operations["getRules"];
        put?: never;
        /**
         * Keeps a merchandising rule, which holds from its beginning on.
         * @description What rules can do, and which gives way to which: docs/merchandising.md. Only with apiKey (merchandising:write) or adminSession.
         */
        post: operations["postRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products a query finds, in the order this shopper is likely to want them.
         * @description By name, category, code, brand, colour and description, and by other words for them; when nothing is found, by the nearest spelling. What is sold out comes last. Each page is a list of its own, with its token; pages go on by cursor, or are jumped to by offset. For anybody; known by apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a shopper may be about to type.
         * @description For anybody.
         */
        get: operations["getSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/{shopper}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything the shop has stored about a shopper, as one document.
         * @description For the shopper, and for server keys. Only with apiKey (privacy:write) or shopper. With shopper for themselves alone.
         */
        get: operations["getShopperExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/{shopper}/external-id": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what your own system calls a shopper.
         * @description From then on that id means this shopper, and their account, in interactions, recommendations and imports; what came under it before becomes theirs. Only with apiKey (shoppers:write) or adminSession.
         */
        put: operations["putExternalId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/{shopper}/influences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of a shopper's past is switched off for recommendations: for themselves, and for server keys.
         * @description Only with apiKey (profile:read) or shopper. With shopper for themselves alone.
         */
        get: operations["getShopperInfluences"];
        put?: never;
        /**
         * Switches a product of a shopper's past off for recommendations, or on again.
         * @description Only with apiKey (shoppers:write) or shopper. With shopper for themselves alone.
         */
        post: operations["postShopperInfluences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/{shopper}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the shop knows of a shopper: history, taste and consent.
         * @description For the shopper, and for server keys. Only with apiKey (profile:read) or shopper. With shopper for themselves alone.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/{shopper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erases a shopper: everything recorded of them, their account, and every name they go by.
         * @description For the shopper, and for server keys. Orders stay without the person, as the law on bookkeeping wants. The answer is the receipt: it names nobody, and proves the erasure later. There is no way back. Only with apiKey (privacy:write) or shopper. With shopper for themselves alone.
         */
        delete: operations["deleteShopper"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/{shopper}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back the last merge of a history into a shopper's.
         * @description Exactly what came with it at a sign-in, or with another system's id, goes back to the shopper it came from. Ask again for the merge before. Only with apiKey (privacy:write) or adminSession.
         */
        post: operations["postShopperUnmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/me/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the shopper of the cookie allows to be recorded.
         * @description For whoever has no cookie it says what holds before a choice, and sets none. For anybody; known by shopper.
         */
        get: operations["getConsent"];
        /**
         * Keeps what the shopper of the cookie allows to be recorded.
         * @description For front ends that ask by themselves. Whoever has no cookie gets one: the choice has to be remembered. For anybody; known by shopper. At most 6000 choices from an address in 60 seconds.
         */
        put: operations["putConsent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases the shopper of the cookie, with their account. There is no way back.
         * @description Only with shopper.
         */
        post: operations["postOwnErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything the shop has stored about the shopper of the cookie, as a file.
         * @description Only with shopper. At most 10 exports of a shopper in 600 seconds.
         */
        get: operations["getOwnExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shoppers/me/influences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of their past the shopper of the cookie has switched off for recommendations.
         * @description For anybody; known by shopper.
         */
        get: operations["getInfluences"];
        put?: never;
        /**
         * Switches a product of the past off for recommendations, or on again.
         * @description The next list is as if the shopper had never met the product. What was recorded stays, and so does the switch when they meet it again. For anybody; known by shopper.
         */
        post: operations["postInfluences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/similar/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products similar to one.
         * @description For anybody; known by apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getSimilar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table of the admin as a file
         * @description All rows that its filters leave, in its order; the other parameters are those of the page's own address. A cell of a CSV that a spreadsheet would take for a formula begins with an apostrophe. Each table needs its own scope. Only with apiKey (audit:read) or apiKey (customers:read) or apiKey (orders:read) or apiKey (catalog:read) or apiKey (users:write) or adminSession.
         */
        get: operations["getTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trains a model on everything there is by now.
         * @description Nothing is trained when nothing has changed, unless the body is `{"force": true}`. Only with apiKey (jobs:write) or adminSession.
         */
        post: operations["postTrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of an upload that were rejected
         * @description Of the newest look or import: line, reason and the row as the file has it. Only with apiKey (catalog:write) or adminSession.
         */
        get: operations["getUploadRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload pictures of products
         * @description JPEG, PNG, WebP, GIF or AVIF; each is decoded and written anew. The address of each is what products name it by. Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postPictures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file to import
         * @description A catalogue or interactions as CSV or JSON, gzip or not. It is looked at in the background; nothing is imported yet. Only with apiKey (catalog:write) or adminSession.
         */
        post: operations["postUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommend/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as `/api/recommendations/{user}` under another name.
         * @description Somebody unknown is new, and gets what is popular. Only with apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getV1Recommend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recs/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The k best products for a user.
         * @description Somebody unknown is new, and gets what is popular. Only with apiKey (recommend:read) or adminSession.
         */
        post: operations["postV1Predict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recs/status/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a training is, and what came of it.
         * @description Only with apiKey (jobs:read) or adminSession.
         */
        get: operations["getV1Status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recs/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trains a model; `GET /api/v1/recs/status/{id}` says how far it is.
         * @description Only with apiKey (jobs:write) or adminSession.
         */
        post: operations["postV1Train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/similar_items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products similar to one, in plain words.
         * @description For anybody; known by apiKey (recommend:read) or publishableKey or shopper. With publishableKey or shopper for themselves alone. At most 3000 reads with a publishable key from an address in 60 seconds. At most 120000 reads with a publishable key in 60 seconds.
         */
        get: operations["getV1SimilarItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user_profile/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of a user: history, preferences and embedding.
         * @description Of somebody unknown, nothing. Only with apiKey (profile:read) or shopper. With shopper for themselves alone.
         */
        get: operations["getV1UserProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page that is the same for everybody shows of its visitor.
         * @description Front page, categories and products are kept as they are for everybody; with this the shop's own pages become the visitor's: their lists, their cart, their account, what they allow and like. Of whoever is not known it says that. For anybody; known by shopper.
         */
        get: operations["getVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/shopify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a webhook of Shopify: products that change, orders that are placed.
         * @description The body is what Shopify sends, signed. A delivery that is sent again changes nothing. Only with shopifySignature. At most 3000 deliveries of Shopify in 60 seconds.
         */
        post: operations["postWebhooksShopify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a webhook of Stripe: a payment that was made, or was not.
         * @description The body is what Stripe sends, signed. Stripe is asked how the payment stands; an event that is sent again changes nothing. Only with stripeSignature. At most 3000 events of Stripe in 60 seconds.
         */
        post: operations["postWebhooksStripe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/woocommerce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a webhook of WooCommerce: products that change, orders that are placed.
         * @description The body is what WooCommerce sends, signed. A delivery that is sent again changes nothing. Only with woocommerceSignature. At most 3000 deliveries of WooCommerce in 60 seconds.
         */
        post: operations["postWebhooksWoocommerce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description Stable; programs decide by it. */
            code: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        Category: {
            /** @description Names the category; unique in the shop. */
            slug: string;
            name: string;
            /** @description Slugs from the root, joined by `/`. */
            path: string;
            /** @description Slug of the category it is in; null for one at the root. */
            parent: string | null;
            /** @description Its place among its siblings. */
            position: number;
            /** @description Products in this very category, hidden ones too. */
            products: number;
        };
        CategoryChange: {
            name?: string;
            position?: number;
            /** @description Moves it, with everything below it; null: to the root. */
            parent?: string | null;
        };
        CategoryInput: {
            name: string;
            /** @default null */
            parent?: string | null;
            position?: number;
        };
        ErasureReceipt: {
            /** @constant */
            format: "aisle-erasure-1";
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            erasedAt: string;
            /** @description Keyed hashes of the ids that were erased: only this shop can make them. */
            marks: string[];
            /** @description How many rows were removed, or made nobody's, by table. */
            rows: {
                [key: string]: number;
            };
            signature: string;
        };
        ErasureVerdict: {
            /** @description The shop has signed this receipt, and nothing of it was changed. */
            valid: boolean;
            /** @description The shop knows of this erasure: what comes in under one of its ids is not recorded. */
            recorded: boolean;
        };
        Feed: {
            /** Format: uuid */
            id: string;
            /** @description Without the password that may be in it. */
            address: string;
            format: string;
            everyMinutes: number;
            mapping: {
                [key: string]: string;
            };
            currency: string | null;
            delist: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description When it was last looked at. */
            startedAt: string | null;
            result: components["schemas"]["FeedResult"] | null;
        };
        FeedResult: {
            /** @enum {string} */
            outcome: "imported" | "unchanged" | "failed";
            /** Format: date-time */
            at: string;
            seconds: number;
            rows: number;
            /** @description Rows that brought something new. */
            imported: number;
            /** @description Rows that said what was known. */
            duplicates: number;
            rejected: number;
            /** @description Of the rejected rows. */
            reasons: {
                reason: string;
                count: number;
            }[];
            /** @description Products on sale that it has brought and no longer speaks of. */
            missing: number;
            /** @description Those of them that were hidden now. */
            delisted: number;
            /** @description Products that were hidden for missing and are back. */
            relisted: number;
            /** @description Why missing products were not hidden. */
            stopped: string | null;
            error: string | null;
        };
        Readiness: {
            /** @description What is amiss, though it serves. database-away: from memory, and what has to be written is refused with 503. catalogue-from-disk: the process began without a database, and serves what the one before has kept. */
            degraded?: ("database-away" | "catalogue-from-disk" | "model-refused" | "disk-low")[];
            /** @description It was told to end, and answers only what still comes in. */
            draining?: boolean;
            /** @enum {string} */
            database?: "ok" | "away";
            /** @description The newest migration applied; null when one is missing or failed, or the database is away. */
            migration?: string | null;
            catalogue?: {
                loaded: boolean;
                products: number;
            };
            model?: {
                serving: string | null;
                refused: {
                    id: string;
                    reason: string;
                } | null;
            };
            /** @description Of the embedded database; low: events are refused. null with a database of one's own. */
            disk?: {
                freeMegabytes: number;
                low: boolean;
            } | null;
            /** @description All that strangers are told. */
            ready: boolean;
        };
        PlainInteraction: {
            /** @description What your own system calls the user. */
            user_id: string | number;
            /** @description Your own id of the product, its stock-keeping code, or our id. */
            product_id: string | number;
            /**
             * @description view, like, cart, purchase, rating, or their usual names.
             * @default view
             */
            interaction_type?: string;
            /** @description 1–5; kept beside what else was done. */
            rating?: number | null;
            quantity?: number;
            /** @description Repeating it counts once. */
            id?: string;
            /**
             * Format: date-time
             * @description Now, where it is left out; at most 30 days ago.
             */
            timestamp?: string;
        };
        PastInteraction: {
            /** @description Whose it is, by your own id or ours; a placeholder such as guest for nobody. Also `user`, `user_id`. */
            shopper: string | number;
            /** @description Product id, stock-keeping code, or your own id. Also `item_id`, `product_id`. */
            product: string | number;
            /** @description When, however long ago: ISO 8601 or seconds or milliseconds since 1970. Also `timestamp`. */
            at: string | number;
            /** @description view, like, cart, purchase, rating, remove, unlike, uncart, return, or their usual names. Also `event_type`. */
            kind: string;
            /** @description Stars of a rating, else a quantity. */
            value?: string | number;
            /** @description Your own id of the event. Without one, an event is the same when all it says is. */
            id?: string | number;
        } & {
            [key: string]: unknown;
        };
        InteractionLine: {
            /** @description Of the body, from 1. */
            line: number;
            /**
             * @description failed: from this line on nothing was taken, and nothing more is said.
             * @enum {string}
             */
            status: "accepted" | "duplicate" | "rejected" | "failed";
            /** @description Why it was rejected. */
            message?: string;
        };
        Interactions: {
            interactions: components["schemas"]["Interaction"][];
            /**
             * Format: date-time
             * @description When the batch was sent, by the clock that `at` is from: all times are corrected by what it differs from ours.
             */
            sentAt?: string;
            /** @description Of every interaction that does not say it itself. */
            shopper?: string;
            /** @description The same by its other name. */
            user?: string;
            /** @description Of every interaction that does not say it itself. */
            consent?: components["schemas"]["Consent"];
        };
        Interaction: {
            /**
             * @description Made by the client; repeating it counts once. A UUID (best of version 7) or, with a key, whatever your own system calls the event.
             * @example 01920a3c-7b1e-7c40-9a51-2f6c1d0e8b37
             */
            id: string;
            /** @enum {string} */
            kind: "view" | "like" | "cart" | "purchase" | "rating" | "remove" | "unlike" | "uncart" | "return";
            /** @description Product id, stock-keeping code, or your own id of the product. */
            product: string;
            /**
             * Format: date-time
             * @description ISO 8601 with a time zone.
             */
            at: string;
            /** @description Quantity for cart and purchase, 1–5 for rating; else it means nothing. */
            value?: number;
            /** @description Token of the list this came from. */
            list?: string;
            /** @description Keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. With a publishable key: what the browser calls itself. */
            shopper?: string;
            /** @description The same by its other name. */
            user?: string;
            /** @description Server keys only: the user agent of the browser it happened in, so that robots are told apart. */
            userAgent?: string;
            /** @description What the shopper allows, where another front end asks. A no that was chosen in the shop itself holds. */
            consent?: components["schemas"]["Consent"];
            /** @description Of a purchase: price of one piece in minor units. Without it, the product's own price. */
            unitAmount?: number;
            /** @description Of a purchase: ISO 4217 code. Without it, the product's own currency. */
            currency?: string;
            /** @description Of a purchase: your number of the order, by which it can be cancelled later. */
            order?: string;
        } | {
            /**
             * @description Made by the client; repeating it counts once. A UUID (best of version 7) or, with a key, whatever your own system calls the event.
             * @example 01920a3c-7b1e-7c40-9a51-2f6c1d0e8b37
             */
            id: string;
            /** @constant */
            kind: "impression";
            /**
             * Format: date-time
             * @description ISO 8601 with a time zone.
             */
            at: string;
            /** @description Token of the list this came from. */
            list: string;
            /** @description Keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. With a publishable key: what the browser calls itself. */
            shopper?: string;
            /** @description The same by its other name. */
            user?: string;
            /** @description Server keys only: the user agent of the browser it happened in, so that robots are told apart. */
            userAgent?: string;
            /** @description What the shopper allows, where another front end asks. A no that was chosen in the shop itself holds. */
            consent?: components["schemas"]["Consent"];
        } | {
            /**
             * @description Made by the client; repeating it counts once. A UUID (best of version 7) or, with a key, whatever your own system calls the event.
             * @example 01920a3c-7b1e-7c40-9a51-2f6c1d0e8b37
             */
            id: string;
            /** @constant */
            kind: "click";
            /** @description Product id, stock-keeping code, or your own id of the product. */
            product: string;
            /**
             * Format: date-time
             * @description ISO 8601 with a time zone.
             */
            at: string;
            /** @description Token of the list this came from. */
            list: string;
            /** @description Keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. With a publishable key: what the browser calls itself. */
            shopper?: string;
            /** @description The same by its other name. */
            user?: string;
            /** @description Server keys only: the user agent of the browser it happened in, so that robots are told apart. */
            userAgent?: string;
            /** @description What the shopper allows, where another front end asks. A no that was chosen in the shop itself holds. */
            consent?: components["schemas"]["Consent"];
        };
        Consent: {
            /** @description What the shopper looks at, likes and buys may be recorded and recommended by. */
            personalisation: boolean;
            /** @description Which lists the shopper saw and followed may be recorded. */
            analytics: boolean;
        };
        RecordResult: {
            accepted: number;
            duplicates: number;
            rejected: {
                index: number;
                /** @enum {string} */
                code: "invalid_id" | "unknown_kind" | "invalid_field" | "id_taken" | "missing_shopper" | "forbidden_shopper" | "unknown_product" | "in_future" | "too_old" | "invalid_value" | "invalid_list" | "not_in_list" | "forbidden_kind" | "no_consent";
                message: string;
            }[];
        };
        Job: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            state: "queued" | "running" | "completed" | "failed" | "cancelled";
            payload: unknown;
            /** @description Within the current attempt. */
            progress: number;
            stage: string;
            /** @description How often a worker began it. */
            attempts: number;
            cancelRequested: boolean;
            /** @description Why the newest attempt failed; null once the job has completed. */
            error: string | null;
            result: unknown;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        CloseOrder: {
            /**
             * @default cancelled
             * @enum {string}
             */
            status?: "cancelled" | "returned";
        };
        ClosedOrder: {
            /** @enum {string} */
            status: "cancelled" | "returned";
            lines: number;
        };
        Product: {
            /** @description Our id, `prd_…`. */
            id: string;
            sku: string;
            /** @description What your own system calls it, where that is not its code. */
            externalId: string | null;
            slug: string;
            name: string;
            description: string;
            brand: string;
            category: {
                name: string;
                slug: string;
                path: string;
            };
            price: {
                /** @description Minor units. */
                amount: number;
                currency: string;
            };
            compareAt: {
                /** @description Minor units. */
                amount: number;
                currency: string;
            } | null;
            cost: {
                /** @description Minor units. */
                amount: number;
                currency: string;
            } | null;
            stock: number;
            /** @enum {string} */
            status: "active" | "hidden";
            image: string;
            gallery: string[];
            attributes: {
                [key: string]: unknown;
            };
            options: string[];
            variants: {
                sku: string;
                values: string[];
                price: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                };
                compareAt: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                } | null;
                cost: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                } | null;
                stock: number;
                /** @enum {string} */
                status: "active" | "hidden";
                /** @description Empty: the product's. */
                image: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ProductChange: {
            name?: string;
            /** @description Plain text or HTML, of which paragraphs, lists and emphasis stay. */
            description?: string;
            brand?: string;
            /** @description From the root down, as `Kitchen > Mugs` or a list of names; made where it is missing. */
            category?: string | string[];
            /** @description Major units (12.5 or "12.50"), or `{amount, currency}` in minor units as answers have it. */
            price?: number | string | {
                amount: number;
                /** @description ISO 4217; the shop's own where it is left out. */
                currency: string;
            };
            /** @description The former price, of a product that is reduced. */
            compareAt?: (number | string | {
                amount: number;
                /** @description ISO 4217; the shop's own where it is left out. */
                currency: string;
            }) | null;
            /** @description What it costs the shop; never shown to shoppers. */
            cost?: (number | string | {
                amount: number;
                /** @description ISO 4217; the shop's own where it is left out. */
                currency: string;
            }) | null;
            /** @description ISO 4217; the shop's own where it is left out. */
            currency?: string;
            stock?: number;
            /**
             * @description hidden: not for sale, and in no list.
             * @enum {string}
             */
            status?: "active" | "hidden";
            /** @description Address of the picture; null: the shop draws one. */
            image?: string | null;
            gallery?: string[];
            tags?: string[];
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description What there is to choose: `Size`, `Colour`. */
            options?: string[];
            variants?: {
                sku?: string;
                /** @description `{"Size": "M"}` */
                options?: {
                    [key: string]: string;
                };
                /** @description The same in the order of the product's `options`. */
                values?: string[];
                /** @description Major units (12.5 or "12.50"), or `{amount, currency}` in minor units as answers have it. */
                price?: number | string | {
                    amount: number;
                    /** @description ISO 4217; the shop's own where it is left out. */
                    currency: string;
                };
                compareAt?: (number | string | {
                    amount: number;
                    /** @description ISO 4217; the shop's own where it is left out. */
                    currency: string;
                }) | null;
                cost?: (number | string | {
                    amount: number;
                    /** @description ISO 4217; the shop's own where it is left out. */
                    currency: string;
                }) | null;
                stock?: number;
                image?: string | null;
                /**
                 * @description hidden: not for sale, and in no list.
                 * @enum {string}
                 */
                status?: "active" | "hidden";
            }[];
            /**
             * Format: date-time
             * @description Since when the shop has it; now where it is left out.
             */
            createdAt?: string;
        };
        ProductInput: {
            /** @description Stock-keeping code, unique in the shop; `id` where it is left out. */
            sku?: string;
            /** @description What your own system calls the product, where that is not its code. */
            id?: string;
            name?: string;
            /** @description Plain text or HTML, of which paragraphs, lists and emphasis stay. */
            description?: string;
            brand?: string;
            /** @description From the root down, as `Kitchen > Mugs` or a list of names; made where it is missing. */
            category?: string | string[];
            /** @description Major units (12.5 or "12.50"), or `{amount, currency}` in minor units as answers have it. */
            price?: number | string | {
                amount: number;
                /** @description ISO 4217; the shop's own where it is left out. */
                currency: string;
            };
            /** @description The former price, of a product that is reduced. */
            compareAt?: (number | string | {
                amount: number;
                /** @description ISO 4217; the shop's own where it is left out. */
                currency: string;
            }) | null;
            /** @description What it costs the shop; never shown to shoppers. */
            cost?: (number | string | {
                amount: number;
                /** @description ISO 4217; the shop's own where it is left out. */
                currency: string;
            }) | null;
            /** @description ISO 4217; the shop's own where it is left out. */
            currency?: string;
            stock?: number;
            /**
             * @description hidden: not for sale, and in no list.
             * @enum {string}
             */
            status?: "active" | "hidden";
            /** @description Address of the picture; null: the shop draws one. */
            image?: string | null;
            gallery?: string[];
            tags?: string[];
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description What there is to choose: `Size`, `Colour`. */
            options?: string[];
            variants?: {
                sku?: string;
                /** @description `{"Size": "M"}` */
                options?: {
                    [key: string]: string;
                };
                /** @description The same in the order of the product's `options`. */
                values?: string[];
                /** @description Major units (12.5 or "12.50"), or `{amount, currency}` in minor units as answers have it. */
                price?: number | string | {
                    amount: number;
                    /** @description ISO 4217; the shop's own where it is left out. */
                    currency: string;
                };
                compareAt?: (number | string | {
                    amount: number;
                    /** @description ISO 4217; the shop's own where it is left out. */
                    currency: string;
                }) | null;
                cost?: (number | string | {
                    amount: number;
                    /** @description ISO 4217; the shop's own where it is left out. */
                    currency: string;
                }) | null;
                stock?: number;
                image?: string | null;
                /**
                 * @description hidden: not for sale, and in no list.
                 * @enum {string}
                 */
                status?: "active" | "hidden";
            }[];
            /**
             * Format: date-time
             * @description Since when the shop has it; now where it is left out.
             */
            createdAt?: string;
        };
        ProductLine: {
            /** @description Of the body, from 1. */
            line: number;
            /**
             * @description failed: from this line on nothing was taken, and nothing more is said.
             * @enum {string}
             */
            status: "created" | "updated" | "unchanged" | "rejected" | "failed";
            sku?: string;
            /** @description Why it was rejected. */
            message?: string;
            /** @description What was understood otherwise than said, or left out. */
            notes?: string[];
        };
        RecommendAnswer: {
            /** @description As the request calls them. */
            shopper: string | null;
            lists: components["schemas"]["RecommendedList"][];
        };
        RecommendedList: {
            placement: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank";
            /** @description Signed; impressions and clicks of this list must carry it. */
            token: string;
            /** @description name@version */
            strategy: string;
            model: string | null;
            experiment: string | null;
            variant: string | null;
            /** @enum {string} */
            rung: "live" | "cached" | "popular" | "static";
            /** @description What is true of every product of the list. */
            title: {
                /** @enum {string} */
                code: "for-you" | "because" | "popular-now" | "trending" | "new" | "recently-viewed" | "similar" | "bought-together" | "goes-well-with" | "you-may-also-like" | "popular-in" | "search" | "again";
                words: {
                    /** @enum {string} */
                    action?: "bought" | "chose" | "liked" | "rated" | "viewed";
                    /** @description Name of a product of the shopper's past, of the page or of the cart. */
                    product?: string;
                    category?: string;
                    brand?: string;
                    query?: string;
                };
                text: string;
            };
            items: components["schemas"]["RecommendedItem"][];
            /** @description Why there are fewer products than were asked for, or none of the placement's own; else null. */
            short: ("needs a product" | "needs a search" | "nothing known of the shopper" | "in other lists of the call" | "filtered out by the request" | "left out by rules" | "at the end" | "nothing more to show") | null;
            /** @description Hand it back to get the list's next page, which repeats nothing; null at its end. */
            cursor: string | null;
            /** @description How the list came about, where that was asked for. */
            trace?: components["schemas"]["ListTrace"];
            /** @description Of lists that answer a query. */
            search?: {
                /** @description Products of all pages together. */
                total: number;
                /** @description Products before those of this list. */
                offset: number;
                /** @description True when the products are those of the nearest spelling. */
                misspelt: boolean;
                /**
                 * @description Found as written, by the nearest spelling, or only in part because nothing has all of it.
                 * @enum {string}
                 */
                reading: "written" | "spelling" | "part";
                /** @description The words searched for instead of those that were misspelt. */
                corrected: string | null;
                facets?: components["schemas"]["SearchFacets"];
            };
        };
        RecommendedItem: {
            position: number;
            score: number;
            product: components["schemas"]["ProductCard"];
            reason: {
                /**
                 * @description What kind of reason it is; `text` is its English.
                 * @enum {string}
                 */
                code: "because" | "described-like" | "taste" | "brand" | "shoppers-like-you" | "similar" | "together" | "together-with-cart" | "goes-with" | "goes-with-cart" | "popular-in" | "new-in" | "seen" | "bought-before" | "matches" | "none";
                words: {
                    /** @enum {string} */
                    action?: "bought" | "chose" | "liked" | "rated" | "viewed";
                    /** @description Name of a product of the shopper's past, of the page or of the cart. */
                    product?: string;
                    category?: string;
                    brand?: string;
                    query?: string;
                };
                /** @description One sentence for the shopper; empty where there is nothing to say. */
                text: string;
                from: {
                    product: string;
                    /** @description Part of the score this past product accounts for, 0–1. */
                    share: number;
                }[];
            };
            /** @description What moved it within the list; empty where its score alone put it there. */
            moved: components["schemas"]["Move"][];
        };
        ProductCard: {
            /** @description Opaque product id. */
            id: string;
            sku: string;
            slug: string;
            name: string;
            brand: string;
            /** @description Of a product with variants, the lowest of those on sale. */
            price: {
                /** @description Minor units of the currency. */
                amount: number;
                currency: string;
            };
            /** @description Whether some of its variants cost more than `price`. */
            priceFrom: boolean;
            compareAt: {
                /** @description Minor units of the currency. */
                amount: number;
                currency: string;
            } | null;
            image: string;
            /** @description Whether it can be had; of a product with variants, whether one of them can. */
            inStock: boolean;
            /** @description Whether one of its variants has to be chosen before it goes into a cart. */
            hasOptions: boolean;
        };
        Move: {
            /**
             * @description A rule's action; or `variety`: difference and mix; or `exploration`: chance gave it this place.
             * @enum {string}
             */
            by: "pin" | "boost" | "bury" | "variety" | "exploration";
            /** @description The merchandising rule; null where none did it. */
            rule: string | null;
            /** @description The place it had before, from 0; null: none. */
            from: number | null;
        };
        ListTrace: {
            /** @description The merchandising rules in force for it, the strongest first. */
            rules: string[];
            /** @description How long each took. */
            stages: {
                stage: string;
                ms: number;
            }[];
            /** @description Those of the list first, then by score. */
            candidates: {
                product: string;
                name: string;
                sources: {
                    /** @enum {string} */
                    source: "ranker" | "similar" | "together" | "complements" | "content" | "popular" | "recent" | "again" | "fresh" | "newcomers" | "matches";
                    /** @description In the source's own unit. */
                    raw: number;
                    /** @description 0–1, the source's best 1. */
                    calibrated: number;
                    /** @description What the strategy multiplies it by; 0 where it only fills up. */
                    weight: number;
                }[];
                /** @description Of all sources together, after rules; null where it was removed. */
                score: number | null;
                removed: {
                    /** @enum {string} */
                    by: "sold out" | "met, bought or in the cart" | "of another category" | "not found by the search" | "excluded by the request" | "filtered out by the request" | "left out by a rule" | "in another list of the call";
                    /** @description The merchandising rule, if it was one. */
                    rule: string | null;
                } | null;
                moved: components["schemas"]["Move"][];
                /** @description Its place in the list, from 0; null: it is not in it. */
                position: number | null;
            }[];
        };
        /** @description What the products found can be narrowed by, each counted as if it alone were not chosen yet. */
        SearchFacets: {
            categories: {
                path: string;
                name: string;
                count: number;
            }[];
            brands: {
                name: string;
                count: number;
            }[];
            colours: {
                name: string;
                count: number;
            }[];
            /** @description Products that can be had at once. */
            inStock: number;
            /** @description Minor units. */
            priceRange: {
                min: number;
                max: number;
            } | null;
        };
        PlainRecommendations: {
            user_id: string;
            count: number;
            recommendations: components["schemas"]["PlainRecommendation"][];
        };
        PlainRecommendation: {
            /** @description Your own id of the product where it has one, else its stock-keeping code. */
            product_id: string;
            product_name: string;
            category: string;
            /** @description In major units: 12.5. */
            price: number;
            currency: string;
            /** @description How sure the list is of it; the best there could be has 1. */
            confidence_score: number;
            /** @description What a collaborative model alone says, as a share of its best; null: there is none, or no past. */
            cf_score: number | null;
            /** @description The same of a matrix factorisation. */
            mf_score: number | null;
        };
        RollupStatus: {
            /** @description Rises whenever a figure may have changed. */
            revision: number;
            /**
             * Format: date-time
             * @description Everything that was recorded until then is counted.
             */
            asOf: string;
            /** @description How long ago that is; more than some seconds while no worker runs. */
            behindSeconds: number;
            /** @description Hours that are still to be counted anew: those after a rebuild, or of long ago. */
            waiting: number;
        };
        RuleWithHistory: {
            name: string;
            owner: string;
            reason: string;
            /**
             * @default {
             *       "placements": [],
             *       "category": null,
             *       "shoppers": "all",
             *       "device": "all",
             *       "likes": null
             *     }
             */
            scope: {
                /** @default [] */
                placements: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again")[];
                /** @default null */
                category: string | null;
                /**
                 * @default all
                 * @enum {string}
                 */
                shoppers: "all" | "new" | "known";
                /**
                 * @default all
                 * @enum {string}
                 */
                device: "all" | "phone" | "desktop";
                /** @default null */
                likes: string | null;
            };
            /** @default 50 */
            priority: number;
            action: {
                /** @constant */
                kind: "pin";
                pins: {
                    product: string;
                    position: number;
                }[];
            } | {
                /** @constant */
                kind: "boost";
                where: string;
                factor: number;
            } | {
                /** @constant */
                kind: "bury";
                where: string;
                factor: number;
            } | {
                /** @constant */
                kind: "include";
                where: string;
            } | {
                /** @constant */
                kind: "exclude";
                where: string;
            } | {
                /** @constant */
                kind: "cap";
                by: string;
                /** @default null */
                most: number | null;
                /** @default null */
                share: number | null;
                /**
                 * @default list
                 * @enum {string}
                 */
                across: "list" | "page";
            } | {
                /** @constant */
                kind: "margin";
                least: number;
                /**
                 * @default leave-out
                 * @enum {string}
                 */
                unknown: "leave-out" | "keep";
            } | {
                /** @constant */
                kind: "distinct";
                by: string;
                /**
                 * @default list
                 * @enum {string}
                 */
                across: "list" | "page";
            } | {
                /** @constant */
                kind: "fatigue";
                most: number;
                days: number;
            };
            startsAt: string | null;
            endsAt: string | null;
            /** @enum {string} */
            state: "on" | "off" | "removed";
            version: number;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description All its versions, the newest first. */
            history: {
                name: string;
                owner: string;
                reason: string;
                /**
                 * @default {
                 *       "placements": [],
                 *       "category": null,
                 *       "shoppers": "all",
                 *       "device": "all",
                 *       "likes": null
                 *     }
                 */
                scope: {
                    /** @default [] */
                    placements: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again")[];
                    /** @default null */
                    category: string | null;
                    /**
                     * @default all
                     * @enum {string}
                     */
                    shoppers: "all" | "new" | "known";
                    /**
                     * @default all
                     * @enum {string}
                     */
                    device: "all" | "phone" | "desktop";
                    /** @default null */
                    likes: string | null;
                };
                /** @default 50 */
                priority: number;
                action: {
                    /** @constant */
                    kind: "pin";
                    pins: {
                        product: string;
                        position: number;
                    }[];
                } | {
                    /** @constant */
                    kind: "boost";
                    where: string;
                    factor: number;
                } | {
                    /** @constant */
                    kind: "bury";
                    where: string;
                    factor: number;
                } | {
                    /** @constant */
                    kind: "include";
                    where: string;
                } | {
                    /** @constant */
                    kind: "exclude";
                    where: string;
                } | {
                    /** @constant */
                    kind: "cap";
                    by: string;
                    /** @default null */
                    most: number | null;
                    /** @default null */
                    share: number | null;
                    /**
                     * @default list
                     * @enum {string}
                     */
                    across: "list" | "page";
                } | {
                    /** @constant */
                    kind: "margin";
                    least: number;
                    /**
                     * @default leave-out
                     * @enum {string}
                     */
                    unknown: "leave-out" | "keep";
                } | {
                    /** @constant */
                    kind: "distinct";
                    by: string;
                    /**
                     * @default list
                     * @enum {string}
                     */
                    across: "list" | "page";
                } | {
                    /** @constant */
                    kind: "fatigue";
                    most: number;
                    days: number;
                };
                startsAt: string | null;
                endsAt: string | null;
                /** @enum {string} */
                state: "on" | "off" | "removed";
                version: number;
                /** Format: date-time */
                changedAt: string;
                changedBy: string;
            }[];
        };
        Rule: {
            name: string;
            owner: string;
            reason: string;
            /**
             * @default {
             *       "placements": [],
             *       "category": null,
             *       "shoppers": "all",
             *       "device": "all",
             *       "likes": null
             *     }
             */
            scope: {
                /** @default [] */
                placements: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again")[];
                /** @default null */
                category: string | null;
                /**
                 * @default all
                 * @enum {string}
                 */
                shoppers: "all" | "new" | "known";
                /**
                 * @default all
                 * @enum {string}
                 */
                device: "all" | "phone" | "desktop";
                /** @default null */
                likes: string | null;
            };
            /** @default 50 */
            priority: number;
            action: {
                /** @constant */
                kind: "pin";
                pins: {
                    product: string;
                    position: number;
                }[];
            } | {
                /** @constant */
                kind: "boost";
                where: string;
                factor: number;
            } | {
                /** @constant */
                kind: "bury";
                where: string;
                factor: number;
            } | {
                /** @constant */
                kind: "include";
                where: string;
            } | {
                /** @constant */
                kind: "exclude";
                where: string;
            } | {
                /** @constant */
                kind: "cap";
                by: string;
                /** @default null */
                most: number | null;
                /** @default null */
                share: number | null;
                /**
                 * @default list
                 * @enum {string}
                 */
                across: "list" | "page";
            } | {
                /** @constant */
                kind: "margin";
                least: number;
                /**
                 * @default leave-out
                 * @enum {string}
                 */
                unknown: "leave-out" | "keep";
            } | {
                /** @constant */
                kind: "distinct";
                by: string;
                /**
                 * @default list
                 * @enum {string}
                 */
                across: "list" | "page";
            } | {
                /** @constant */
                kind: "fatigue";
                most: number;
                days: number;
            };
            startsAt: string | null;
            endsAt: string | null;
            /** @enum {string} */
            state: "on" | "off" | "removed";
            version: number;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
        };
        SearchAnswer: {
            placement: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank";
            /** @description Signed; impressions and clicks of this list must carry it. */
            token: string;
            /** @description name@version */
            strategy: string;
            model: string | null;
            experiment: string | null;
            variant: string | null;
            /** @enum {string} */
            rung: "live" | "cached" | "popular" | "static";
            /** @description What is true of every product of the list. */
            title: {
                /** @enum {string} */
                code: "for-you" | "because" | "popular-now" | "trending" | "new" | "recently-viewed" | "similar" | "bought-together" | "goes-well-with" | "you-may-also-like" | "popular-in" | "search" | "again";
                words: {
                    /** @enum {string} */
                    action?: "bought" | "chose" | "liked" | "rated" | "viewed";
                    /** @description Name of a product of the shopper's past, of the page or of the cart. */
                    product?: string;
                    category?: string;
                    brand?: string;
                    query?: string;
                };
                text: string;
            };
            query: string;
            /** @description Products of all pages together. */
            total: number;
            /** @description Products of a page. */
            limit: number;
            /** @description Products before those of this page. */
            offset: number;
            /** @description True when the products are those of the nearest spelling. */
            misspelt: boolean;
            /**
             * @description Found as written, by the nearest spelling, or only in part because nothing has all of it.
             * @enum {string}
             */
            reading: "written" | "spelling" | "part";
            /** @description The words searched for instead of those that were misspelt. */
            corrected: string | null;
            products: {
                /** @description Opaque product id. */
                id: string;
                sku: string;
                slug: string;
                name: string;
                brand: string;
                /** @description Of a product with variants, the lowest of those on sale. */
                price: {
                    /** @description Minor units of the currency. */
                    amount: number;
                    currency: string;
                };
                /** @description Whether some of its variants cost more than `price`. */
                priceFrom: boolean;
                compareAt: {
                    /** @description Minor units of the currency. */
                    amount: number;
                    currency: string;
                } | null;
                image: string;
                /** @description Whether it can be had; of a product with variants, whether one of them can. */
                inStock: boolean;
                /** @description Whether one of its variants has to be chosen before it goes into a cart. */
                hasOptions: boolean;
                /** @description Where a shopper is named: how much of what they want most, by the models alone. */
                personalization_score?: number;
            }[];
            facets: components["schemas"]["SearchFacets"];
            /** @description Hand it back to get the next page, which repeats nothing; null at the end, after a thousand products, and on a page that an offset has jumped to. */
            cursor: string | null;
            /** @description What to try instead, where nothing was found. */
            near: {
                /** @description Words of the shop that are written alike. */
                words: string[];
                categories: {
                    name: string;
                    path: string;
                }[];
            } | null;
        };
        ShopperExport: {
            /** @constant */
            format: "aisle-shopper-1";
            /** Format: date-time */
            exportedAt: string;
            /** @description As the request calls them. */
            shopper: string;
            profile: {
                account: {
                    email: string;
                    name: string;
                    /** Format: date-time */
                    createdAt: string;
                    /** @description Whether signing in asks for a code. */
                    secondFactor: boolean;
                    /** @description Browsers that are signed in. */
                    sessions: {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: date-time */
                        usedAt: string;
                        browser: string;
                    }[];
                } | null;
                /** @description What other systems call the shopper. */
                externalIds: string[];
                /** @description Ids the shopper goes or went by, without those that open a session. */
                names: {
                    id: string;
                    /** Format: date-time */
                    since: string;
                    endedAt: string | null;
                }[];
            };
            consent: {
                personalisation: boolean;
                analytics: boolean;
                chosenAt: string | null;
                /** @description Which wording it was chosen by. */
                text: string | null;
            };
            experiments: {
                /** @description By which id experiments assign the shopper. */
                unit: string;
                /** @description Experiments whose lists were shown to the shopper. */
                seen: {
                    experiment: string;
                    variant: string | null;
                    lists: number;
                }[];
            };
            interactions: {
                id: string;
                /** @enum {string} */
                kind: "view" | "like" | "cart" | "purchase" | "rating" | "remove" | "unlike" | "uncart" | "return";
                /** @description Null: the shop does not have it any more. */
                product: {
                    id: string;
                    sku: string;
                    name: string;
                } | null;
                value: number;
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                receivedAt: string;
                /** @description The list it came from. */
                list: string | null;
                lane: string;
                price: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                } | null;
                /** @description Another front end's number of the order. */
                order: string | null;
            }[];
            lists: {
                id: string;
                placement: string;
                strategy: string;
                model: string | null;
                experiment: string | null;
                variant: string | null;
                device: string | null;
                /** Format: date-time */
                servedAt: string;
                seenAt: string | null;
                products: string[];
                clicks: {
                    product: string;
                    position: number;
                    /** Format: date-time */
                    at: string;
                }[];
            }[];
            likes: {
                /** @description Null: the shop does not have it any more. */
                product: {
                    id: string;
                    sku: string;
                    name: string;
                } | null;
                liked: boolean;
                /** Format: date-time */
                at: string;
            }[];
            cart: {
                /** @description Null: the shop does not have it any more. */
                product: {
                    id: string;
                    sku: string;
                    name: string;
                } | null;
                variant: string | null;
                quantity: number;
                /** Format: date-time */
                addedAt: string;
            }[];
            orders: {
                number: number;
                /** Format: date-time */
                placedAt: string;
                status: string;
                closedAt: string | null;
                name: string;
                email: string;
                address: {
                    [key: string]: unknown;
                };
                total: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                };
                shipping: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                };
                /** @description What a promo code took off. */
                discount: {
                    /** @description Minor units. */
                    amount: number;
                    currency: string;
                };
                promoCode: string | null;
                /** @description standard, express or collect. */
                delivery: string;
                returnAskedAt: string | null;
                /** @description What the shopper said of why they send it back. */
                returnReason: string | null;
                lines: {
                    /** @description Null: the shop does not have it any more. */
                    product: {
                        id: string;
                        sku: string;
                        name: string;
                    } | null;
                    name: string;
                    options: string;
                    quantity: number;
                    price: {
                        /** @description Minor units. */
                        amount: number;
                        currency: string;
                    };
                }[];
            }[];
            reviews: {
                /** @description Null: the shop does not have it any more. */
                product: {
                    id: string;
                    sku: string;
                    name: string;
                } | null;
                stars: number;
                title: string;
                body: string;
                /** @description As its writer wants to be called. */
                name: string;
                /** @description waiting, published or hidden. */
                state: string;
                /** Format: date-time */
                at: string;
            }[];
            /** @description Sold out products the shopper wants to be told of. */
            stockNotices: {
                /** @description Null: the shop does not have it any more. */
                product: {
                    id: string;
                    sku: string;
                    name: string;
                } | null;
                variant: string;
                email: string;
                /** Format: date-time */
                at: string;
            }[];
            /** @description The account's address book. */
            addresses: {
                name: string;
                address: {
                    [key: string]: unknown;
                };
                isDefault: boolean;
                /** Format: date-time */
                at: string;
            }[];
            /** @description Lists of products the account has saved. */
            savedLists: {
                name: string;
                /** @description Whether whoever has its link may open it. */
                shared: boolean;
                /** Format: date-time */
                at: string;
                products: {
                    /** @description Null: the shop does not have it any more. */
                    product: {
                        id: string;
                        sku: string;
                        name: string;
                    } | null;
                    /** Format: date-time */
                    at: string;
                }[];
            }[];
            /** @description Histories that became part of this shopper's. */
            merges: {
                /** Format: date-time */
                at: string;
                kind: string;
                from: string;
                takenBackAt: string | null;
            }[];
        };
        ExternalId: {
            /** @description What your own system calls the shopper. */
            externalId: string;
        };
        Influences: {
            /** @description Products that are switched off, the latest first. */
            off: string[];
        };
        Profile: {
            /** @description As the request calls them. */
            shopper: string;
            /** @description Whether the shop may recommend by what this shopper does. */
            consent: boolean;
            /** @description Whether it may record which lists this shopper saw and followed. */
            analytics: boolean;
            /** @description Whether the shopper belongs to an account. */
            signedIn: boolean;
            history: {
                product: components["schemas"]["ProductCard"];
                /** @enum {string} */
                kind: "view" | "like" | "cart" | "purchase" | "rating" | "remove" | "unlike" | "uncart" | "return";
                value: number;
                /** Format: date-time */
                at: string;
            }[];
            taste: {
                category: {
                    name: string;
                    path: string;
                };
                share: number;
            }[];
        };
        UndoneMerge: {
            merge: string;
            /** @description The shopper who stands alone again. */
            shopper: string;
            interactions: number;
            orders: number;
        };
        ConsentAnswer: {
            /** @description What the shopper looks at, likes and buys may be recorded and recommended by. */
            personalisation: boolean;
            /** @description Which lists the shopper saw and followed may be recorded. */
            analytics: boolean;
            /** @description Null: nothing has been chosen, and this is what holds till then. */
            chosenAt: string | null;
            /** @description Which wording the shop's own page showed when it was chosen. */
            text: string | null;
        };
        ErasureConfirmation: {
            /**
             * @description Said in full, so that nobody erases by mistake.
             * @constant
             */
            confirm: "erase everything";
        };
        /** @description What is personal of a page that is the same for everybody. */
        Visit: {
            consent: {
                personalisation: boolean;
                analytics: boolean;
                /** @description They have not chosen yet. */
                isOpen: boolean;
            };
            /** @description The name of whoever is signed in. */
            account: string | null;
            /** @description Pieces in the cart. */
            cart: number;
            /** @description Whether they like the product of the page. */
            liked: boolean;
            /** @description The lists of the page, made for them. */
            lists: components["schemas"]["RecommendedList"][];
        };
        WebhookOutcome: {
            /**
             * @description `queued`: the product is brought up to date within seconds. `recorded`: purchases were taken down. `duplicate`: this delivery came before. `ignored`: nothing of it is of use.
             * @enum {string}
             */
            outcome: "queued" | "recorded" | "duplicate" | "ignored";
            detail: string | null;
        };
        StripeWebhookAnswer: {
            /** @enum {string} */
            outcome: "settled" | "ignored";
        };
    };
    responses: {
        /** @description The request is not valid; `errors` names each bad field. */
        invalid: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Credentials are missing or wrong. */
        unauthenticated: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description These credentials are not enough, or another site's page sent the request. */
        forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        too_large: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not of the type that is read here. */
        unsupported_media_type: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database is away, or the shop is busy: `Retry-After` says how many seconds to wait. Trying again is safe. */
        unavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The disk of the database is full, or nearly. Trying again is safe; `Retry-After` says when. */
        no_space: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. */
        internal: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Address and headers together are larger than 16 KiB. */
        too_long: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such thing, or it is not for this caller. */
        not_found: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description That is not possible in the state things are in. */
        conflict: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `Retry-After` says how many seconds to wait. */
        rate_limited: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names the request in our logs: the one that was sent, if it was fit, else a new one. */
        RequestId: string;
        /** @description Seconds to wait. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postBackfill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16384 bytes. */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * @description Products for each shopper.
                     * @default 20
                     */
                    k?: number;
                    /**
                     * @description Active is whoever has done something in the last days.
                     * @default 365
                     */
                    days?: number;
                    /**
                     * @description Of the file beside the table.
                     * @default jsonl
                     * @enum {string}
                     */
                    format?: "jsonl" | "csv";
                    /** Format: date-time */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                        /** @description False when the same had been asked for before: then it is that job. */
                        created: boolean;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or path of a category. */
                category: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or path of a category. */
                category: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        category: string;
                        /** @constant */
                        deleted: true;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    patchCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or path of a category. */
                category: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        categories: components["schemas"]["Category"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "example"
                 *     }
                 */
                "application/json": components["schemas"]["CategoryInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getCronRetrain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                        /** @description False when the same had been asked for before: then it is that job. */
                        created: boolean;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postCronRetrain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                        /** @description False when the same had been asked for before: then it is that job. */
                        created: boolean;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        departments: {
                            name: string;
                            /** @description Slugs from the root, joined by `/`. */
                            path: string;
                            children: {
                                name: string;
                                path: string;
                            }[];
                        }[];
                    };
                };
            };
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["invalid"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postErasureVerify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 4194304 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "aisle-erasure-1",
                 *       "id": "018f6d3c-7a30-7c4e-9d7b-3f1d2a6b5c4e",
                 *       "erasedAt": "2026-01-31T12:00:00Z",
                 *       "marks": [
                 *         "example"
                 *       ],
                 *       "rows": {},
                 *       "signature": "example"
                 *     }
                 */
                "application/json": components["schemas"]["ErasureReceipt"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureVerdict"];
                };
            };
            400: components["responses"]["invalid"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getExploration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getExport: {
        parameters: {
            query?: {
                format?: "jsonl" | "csv" | "parquet";
                /** @description Only what has come in or changed since: ISO 8601 with a time zone. */
                since?: string;
            };
            header?: never;
            path: {
                what: "catalog" | "interactions" | "lists" | "clicks" | "orders" | "models";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getFeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteFeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postFeedRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 1024 bytes. */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * @description Hides missing products even where they are more than half of what the feed has brought.
                     * @default false
                     */
                    confirmDelisting?: boolean;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                        /** @description False when the same had been asked for before: then it is that job. */
                        created: boolean;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feeds: components["schemas"]["Feed"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16384 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "example"
                 *     }
                 */
                "application/json": {
                    /** @description https:// address, perhaps with a name and a password in it, or file:// and a path within the folder of feeds. */
                    address: string;
                    /**
                     * @description `catalog` and `interactions` are CSV or JSON Lines, `google-merchant` is RSS 2.0 or Atom.
                     * @default catalog
                     * @enum {string}
                     */
                    format?: "catalog" | "google-merchant" | "shopify" | "woocommerce" | "interactions";
                    /**
                     * @description How often it is looked at.
                     * @default 60
                     */
                    everyMinutes?: number;
                    /**
                     * @description Our column name to the feed's, as `--map` of an import.
                     * @default {}
                     */
                    mapping?: {
                        [key: string]: string;
                    };
                    /** @description Of prices without one. */
                    currency?: string;
                    /**
                     * @description Whether products the feed has brought are hidden once it no longer speaks of them.
                     * @default false
                     */
                    delist?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getHealthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getHealthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            /** @description Service Unavailable */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    postPlainInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-17",
                 *       "product_id": "example"
                 *     }
                 */
                "application/json": components["schemas"]["PlainInteraction"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "recorded" | "duplicate";
                        user_id: string;
                        product_id: string;
                        interaction_type: string;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postInteractionsBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description JSON Lines: an object each of at most 16384 characters, as many as there are. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shopper": "customer-17",
                 *       "product": "prd_1",
                 *       "at": "example",
                 *       "kind": "example"
                 *     }
                 */
                "application/x-ndjson": components["schemas"]["PastInteraction"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["InteractionLine"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postInteractions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "interactions": [
                 *         {
                 *           "id": "01920a3c-7b1e-7c40-9a51-2f6c1d0e8b37",
                 *           "kind": "view",
                 *           "product": "prd_1",
                 *           "at": "2026-01-31T12:00:00Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Interactions"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordResult"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postJobCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `running`: it ends within two seconds.
                         * @enum {string}
                         */
                        state: "queued" | "running" | "completed" | "failed" | "cancelled";
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jobs: components["schemas"]["Job"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postOrderCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CloseOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedOrder"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postProductHide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id, the stock-keeping code, or your own id of the product. */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product: components["schemas"]["Product"];
                        /** @description What was understood otherwise than said, or left out. */
                        notes: string[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id, the stock-keeping code, or your own id of the product. */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id, the stock-keeping code, or your own id of the product. */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product: string;
                        /** @constant */
                        deleted: true;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    patchProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id, the stock-keeping code, or your own id of the product. */
                product: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product: components["schemas"]["Product"];
                        /** @description What was understood otherwise than said, or left out. */
                        notes: string[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postProductUnhide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id, the stock-keeping code, or your own id of the product. */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product: components["schemas"]["Product"];
                        /** @description What was understood otherwise than said, or left out. */
                        notes: string[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postProductsBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description JSON Lines: an object each of at most 262144 characters, as many as there are. */
        requestBody: {
            content: {
                /** @example {} */
                "application/x-ndjson": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ProductLine"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getProducts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                status?: "active" | "hidden";
                /** @description Slug or path; everything below it counts. */
                category?: string;
                /** @description Only what changed since then. */
                updatedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        products: components["schemas"]["Product"][];
                        /** @description `after` of the next page; null: this is the last. */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product: components["schemas"]["Product"];
                        /** @description What was understood otherwise than said, or left out. */
                        notes: string[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getRecommendShopper: {
        parameters: {
            query: {
                placement: (("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank") | (("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank")[];
                k?: number;
                /** @description Product id or stock-keeping code the page is about. */
                product?: string;
                /** @description Category slug or path the page is about. */
                category?: string;
                /** @description What was searched for. */
                q?: string;
                exclude?: string | string[];
                filter?: string | string[];
                /** @description With a key: whom the answer is for, by your own id. Somebody unknown is new here. */
                shopper?: string;
                /** @description The same by its other name. */
                user?: string;
                /** @description A condition every product fulfils: `price <= product.price * 1.2 and category in "lighting"`. See docs/merchandising.md. */
                where?: string;
                /** @description Of lists whose next page is wanted; each holds for the placement that gave it. */
                cursor?: string | string[];
                /** @description `1`: say how each list came about. For staff and keys with trace:read. */
                trace?: "0" | "1" | "false" | "true";
            };
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postRecommendShopper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "placements": [
                 *         {
                 *           "placement": "home.for-you"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    placements: {
                        placement: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank";
                        /** @default 12 */
                        k?: number;
                        /** @description Product id or stock-keeping code the list is about. */
                        product?: string;
                        /** @description Category slug or path the list is about. */
                        category?: string;
                        /** @description What was searched for. */
                        q?: string;
                        /** @description Beside that of the call. */
                        where?: string;
                        /** @description Of the page before. */
                        cursor?: string;
                    }[];
                    exclude?: string[];
                    /** @description What `filter` says in an address, as an object. */
                    filter?: {
                        category?: string;
                        brand?: string[];
                        minPrice?: number;
                        maxPrice?: number;
                        inStock?: boolean;
                    };
                    /** @description A condition every product fulfils: `price <= product.price * 1.2 and category in "lighting"`. See docs/merchandising.md. */
                    where?: string;
                    /** @description Say how each list came about. For staff and keys with trace:read. */
                    trace?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getRecommend: {
        parameters: {
            query: {
                placement: (("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank") | (("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank")[];
                k?: number;
                /** @description Product id or stock-keeping code the page is about. */
                product?: string;
                /** @description Category slug or path the page is about. */
                category?: string;
                /** @description What was searched for. */
                q?: string;
                exclude?: string | string[];
                filter?: string | string[];
                /** @description With a key: whom the answer is for, by your own id. Somebody unknown is new here. */
                shopper?: string;
                /** @description The same by its other name. */
                user?: string;
                /** @description A condition every product fulfils: `price <= product.price * 1.2 and category in "lighting"`. See docs/merchandising.md. */
                where?: string;
                /** @description Of lists whose next page is wanted; each holds for the placement that gave it. */
                cursor?: string | string[];
                /** @description `1`: say how each list came about. For staff and keys with trace:read. */
                trace?: "0" | "1" | "false" | "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postRecommend: {
        parameters: {
            query?: {
                /** @description With a key: whom the answer is for, by your own id. Somebody unknown is new here. */
                shopper?: string;
                /** @description The same by its other name. */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "placements": [
                 *         {
                 *           "placement": "home.for-you"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    placements: {
                        placement: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank";
                        /** @default 12 */
                        k?: number;
                        /** @description Product id or stock-keeping code the list is about. */
                        product?: string;
                        /** @description Category slug or path the list is about. */
                        category?: string;
                        /** @description What was searched for. */
                        q?: string;
                        /** @description Beside that of the call. */
                        where?: string;
                        /** @description Of the page before. */
                        cursor?: string;
                    }[];
                    exclude?: string[];
                    /** @description What `filter` says in an address, as an object. */
                    filter?: {
                        category?: string;
                        brand?: string[];
                        minPrice?: number;
                        maxPrice?: number;
                        inStock?: boolean;
                    };
                    /** @description A condition every product fulfils: `price <= product.price * 1.2 and category in "lighting"`. See docs/merchandising.md. */
                    where?: string;
                    /** @description Say how each list came about. For staff and keys with trace:read. */
                    trace?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getPlainRecommendations: {
        parameters: {
            query?: {
                count?: number;
            };
            header?: never;
            path: {
                /** @description What your own system calls the user. Somebody unknown is new. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainRecommendations"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postRetrainAsOf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16384 bytes. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "until": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                        /** @description False when the same had been asked for before: then it is that job. */
                        created: boolean;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getRollups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollupStatus"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleWithHistory"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "example",
                 *       "owner": "example",
                 *       "reason": "example",
                 *       "action": {
                 *         "kind": "pin",
                 *         "pins": [
                 *           {
                 *             "product": "prd_1",
                 *             "position": 1
                 *           }
                 *         ]
                 *       },
                 *       "version": 1
                 *     }
                 */
                "application/json": {
                    name: string;
                    owner: string;
                    reason: string;
                    /**
                     * @default {
                     *       "placements": [],
                     *       "category": null,
                     *       "shoppers": "all",
                     *       "device": "all",
                     *       "likes": null
                     *     }
                     */
                    scope?: {
                        /** @default [] */
                        placements?: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again")[];
                        /** @default null */
                        category?: string | null;
                        /**
                         * @default all
                         * @enum {string}
                         */
                        shoppers?: "all" | "new" | "known";
                        /**
                         * @default all
                         * @enum {string}
                         */
                        device?: "all" | "phone" | "desktop";
                        /** @default null */
                        likes?: string | null;
                    };
                    /** @default 50 */
                    priority?: number;
                    action: {
                        /** @constant */
                        kind: "pin";
                        pins: {
                            product: string;
                            position: number;
                        }[];
                    } | {
                        /** @constant */
                        kind: "boost";
                        where: string;
                        factor: number;
                    } | {
                        /** @constant */
                        kind: "bury";
                        where: string;
                        factor: number;
                    } | {
                        /** @constant */
                        kind: "include";
                        where: string;
                    } | {
                        /** @constant */
                        kind: "exclude";
                        where: string;
                    } | {
                        /** @constant */
                        kind: "cap";
                        by: string;
                        /** @default null */
                        most?: number | null;
                        /** @default null */
                        share?: number | null;
                        /**
                         * @default list
                         * @enum {string}
                         */
                        across?: "list" | "page";
                    } | {
                        /** @constant */
                        kind: "margin";
                        least: number;
                        /**
                         * @default leave-out
                         * @enum {string}
                         */
                        unknown?: "leave-out" | "keep";
                    } | {
                        /** @constant */
                        kind: "distinct";
                        by: string;
                        /**
                         * @default list
                         * @enum {string}
                         */
                        across?: "list" | "page";
                    } | {
                        /** @constant */
                        kind: "fatigue";
                        most: number;
                        days: number;
                    };
                    /**
                     * @description Null: from the beginning, or for good.
                     * @default null
                     */
                    startsAt?: string | null;
                    /**
                     * @description Null: from the beginning, or for good.
                     * @default null
                     */
                    endsAt?: string | null;
                    /** @enum {string} */
                    state?: "on" | "off";
                    /** @description Of the rule that is changed, as it was read: if it is another by now, the answer is 409. */
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        rule: string;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["Rule"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "example",
                 *       "owner": "example",
                 *       "reason": "example",
                 *       "action": {
                 *         "kind": "pin",
                 *         "pins": [
                 *           {
                 *             "product": "prd_1",
                 *             "position": 1
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    name: string;
                    owner: string;
                    reason: string;
                    /**
                     * @default {
                     *       "placements": [],
                     *       "category": null,
                     *       "shoppers": "all",
                     *       "device": "all",
                     *       "likes": null
                     *     }
                     */
                    scope?: {
                        /** @default [] */
                        placements?: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again")[];
                        /** @default null */
                        category?: string | null;
                        /**
                         * @default all
                         * @enum {string}
                         */
                        shoppers?: "all" | "new" | "known";
                        /**
                         * @default all
                         * @enum {string}
                         */
                        device?: "all" | "phone" | "desktop";
                        /** @default null */
                        likes?: string | null;
                    };
                    /** @default 50 */
                    priority?: number;
                    action: {
                        /** @constant */
                        kind: "pin";
                        pins: {
                            product: string;
                            position: number;
                        }[];
                    } | {
                        /** @constant */
                        kind: "boost";
                        where: string;
                        factor: number;
                    } | {
                        /** @constant */
                        kind: "bury";
                        where: string;
                        factor: number;
                    } | {
                        /** @constant */
                        kind: "include";
                        where: string;
                    } | {
                        /** @constant */
                        kind: "exclude";
                        where: string;
                    } | {
                        /** @constant */
                        kind: "cap";
                        by: string;
                        /** @default null */
                        most?: number | null;
                        /** @default null */
                        share?: number | null;
                        /**
                         * @default list
                         * @enum {string}
                         */
                        across?: "list" | "page";
                    } | {
                        /** @constant */
                        kind: "margin";
                        least: number;
                        /**
                         * @default leave-out
                         * @enum {string}
                         */
                        unknown?: "leave-out" | "keep";
                    } | {
                        /** @constant */
                        kind: "distinct";
                        by: string;
                        /**
                         * @default list
                         * @enum {string}
                         */
                        across?: "list" | "page";
                    } | {
                        /** @constant */
                        kind: "fatigue";
                        most: number;
                        days: number;
                    };
                    /**
                     * @description Null: from the beginning, or for good.
                     * @default null
                     */
                    startsAt?: string | null;
                    /**
                     * @description Null: from the beginning, or for good.
                     * @default null
                     */
                    endsAt?: string | null;
                    /** @enum {string} */
                    state?: "on" | "off";
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getSearch: {
        parameters: {
            query: {
                q: string;
                limit?: number;
                offset?: number;
                /** @description What the page before gave as its cursor, in place of an offset: the next page repeats nothing, whatever was sold or changed meanwhile. It is of one query, with its filters and sort. */
                cursor?: string;
                /** @description Slug or path; everything below it counts. */
                category?: string;
                /** @description May be repeated. */
                brand?: string | string[];
                /** @description A family of colours such as `Blue`; may be repeated. */
                colour?: string | string[];
                /** @description Minor units, inclusive. */
                minPrice?: number;
                /** @description Minor units, inclusive. */
                maxPrice?: number;
                inStock?: "true" | "false";
                /** @description With a key: whom the answer is for, by your own id. Somebody unknown is new here. */
                shopper?: string;
                /** @description The same by its other name. */
                user?: string;
                /** @description The same by its plain name. */
                user_id?: string;
                /** @description A condition every product fulfils: `price <= 2000 and not (brand = "Aster")`. */
                where?: string;
                /** @description featured: what fits best comes first. */
                sort?: "featured" | "newest" | "price-asc" | "price-desc" | "name";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getSuggestions: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        products: {
                            id: string;
                            slug: string;
                            name: string;
                            image: string;
                        }[];
                        categories: {
                            name: string;
                            path: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getShopperExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopperExport"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putExternalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "customer-17"
                 *     }
                 */
                "application/json": components["schemas"]["ExternalId"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shopper: string;
                        externalId: string;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getShopperInfluences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Influences"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postShopperInfluences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product": "prd_1",
                 *       "on": true
                 *     }
                 */
                "application/json": {
                    /** @description Product id or stock-keeping code. */
                    product: string;
                    /** @description false: recommendations are made as if the shopper had never met it. */
                    on: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Influences"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteShopper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postShopperUnmerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Shopper id, or what your own system calls the shopper. */
                shopper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneMerge"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentAnswer"];
                };
            };
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "personalisation": true,
                 *       "analytics": true
                 *     }
                 */
                "application/json": components["schemas"]["Consent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postOwnErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "confirm": "erase everything"
                 *     }
                 */
                "application/json": components["schemas"]["ErasureConfirmation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getOwnExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopperExport"];
                };
            };
            401: components["responses"]["unauthenticated"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getInfluences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Influences"];
                };
            };
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postInfluences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product": "prd_1",
                 *       "on": true
                 *     }
                 */
                "application/json": {
                    /** @description Product id or stock-keeping code. */
                    product: string;
                    /** @description false: recommendations are made as if the shopper had never met it. */
                    on: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Influences"];
                };
            };
            400: components["responses"]["invalid"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getSimilar: {
        parameters: {
            query?: {
                k?: number;
                exclude?: string | string[];
                filter?: string | string[];
                /** @description A condition every product fulfils: `price <= product.price * 1.2 and category in "lighting"`. See docs/merchandising.md. */
                where?: string;
                /** @description Of lists whose next page is wanted; each holds for the placement that gave it. */
                cursor?: string | string[];
                /** @description With a key: whom the answer is for, by your own id. Somebody unknown is new here. */
                shopper?: string;
                /** @description The same by its other name. */
                user?: string;
            };
            header?: never;
            path: {
                /** @description Product id or stock-keeping code. */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        placement: ("home.for-you" | "home.trending" | "home.recently-viewed" | "home.new" | "product.similar" | "product.bought-together" | "cart.completes" | "category.top" | "search" | "account.again") | "search.rerank";
                        /** @description Signed; impressions and clicks of this list must carry it. */
                        token: string;
                        /** @description name@version */
                        strategy: string;
                        model: string | null;
                        experiment: string | null;
                        variant: string | null;
                        /** @enum {string} */
                        rung: "live" | "cached" | "popular" | "static";
                        /** @description What is true of every product of the list. */
                        title: {
                            /** @enum {string} */
                            code: "for-you" | "because" | "popular-now" | "trending" | "new" | "recently-viewed" | "similar" | "bought-together" | "goes-well-with" | "you-may-also-like" | "popular-in" | "search" | "again";
                            words: {
                                /** @enum {string} */
                                action?: "bought" | "chose" | "liked" | "rated" | "viewed";
                                /** @description Name of a product of the shopper's past, of the page or of the cart. */
                                product?: string;
                                category?: string;
                                brand?: string;
                                query?: string;
                            };
                            text: string;
                        };
                        items: components["schemas"]["RecommendedItem"][];
                        /** @description Why there are fewer products than were asked for, or none of the placement's own; else null. */
                        short: ("needs a product" | "needs a search" | "nothing known of the shopper" | "in other lists of the call" | "filtered out by the request" | "left out by rules" | "at the end" | "nothing more to show") | null;
                        /** @description Hand it back to get the list's next page, which repeats nothing; null at its end. */
                        cursor: string | null;
                        /** @description How the list came about, where that was asked for. */
                        trace?: components["schemas"]["ListTrace"];
                        /** @description Of lists that answer a query. */
                        search?: {
                            /** @description Products of all pages together. */
                            total: number;
                            /** @description Products before those of this list. */
                            offset: number;
                            /** @description True when the products are those of the nearest spelling. */
                            misspelt: boolean;
                            /**
                             * @description Found as written, by the nearest spelling, or only in part because nothing has all of it.
                             * @enum {string}
                             */
                            reading: "written" | "spelling" | "part";
                            /** @description The words searched for instead of those that were misspelt. */
                            corrected: string | null;
                            facets?: components["schemas"]["SearchFacets"];
                        };
                        product: string;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getTable: {
        parameters: {
            query?: {
                format?: "csv" | "jsonl";
            };
            header?: never;
            path: {
                table: "audit" | "customers" | "orders" | "products" | "users";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postTrain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16384 bytes. */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @default false */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                        /** @description False when the same had been asked for before: then it is that job. */
                        created: boolean;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getUploadRejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postPictures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 15728640 bytes a file. */
        requestBody: {
            content: {
                "multipart/form-data": {
                    picture: string[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pictures: {
                            address: string;
                            width: number;
                            height: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 536870912 bytes a file. */
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        size: number;
                    };
                };
            };
            /** @description See Other */
            303: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getV1Recommend: {
        parameters: {
            query?: {
                k?: number;
            };
            header?: never;
            path: {
                /** @description What your own system calls the user. Somebody unknown is new. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainRecommendations"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postV1Predict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 262144 bytes. */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description What your own system calls the user. */
                    user_id?: string | number;
                    /** @description What your own system calls the user. */
                    userId?: string | number;
                    /** @description What your own system calls the user. */
                    "user id"?: string | number;
                    /** @default 10 */
                    k?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainRecommendations"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getV1Status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job_id: string;
                        /** @enum {string} */
                        status: "queued" | "running" | "completed" | "failed" | "cancelled";
                        progress: number;
                        stage: string;
                        error: string | null;
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postV1Train: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16384 bytes. */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @default false */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job_id: string;
                        /** @enum {string} */
                        status: "queued" | "running" | "completed" | "failed" | "cancelled";
                        progress: number;
                        stage: string;
                        error: string | null;
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    getV1SimilarItems: {
        parameters: {
            query?: {
                k?: number;
            };
            header?: never;
            path: {
                /** @description Your own id of the product, its stock-keeping code, or our id. */
                item: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item_id: string;
                        count: number;
                        similar_items: {
                            /** @description Your own id of the product where it has one, else its stock-keeping code. */
                            product_id: string;
                            product_name: string;
                            category: string;
                            /** @description In major units: 12.5. */
                            price: number;
                            currency: string;
                            similarity: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getV1UserProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What your own system calls the user. Somebody unknown is new. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id: string;
                        history: {
                            product_id: string;
                            product_name: string;
                            interaction_type: string;
                            rating: number | null;
                            /** Format: date-time */
                            timestamp: string;
                        }[];
                        /** @description Categories and the share of the past that is theirs. */
                        preferences: {
                            [key: string]: number;
                        };
                        /** @description Where the user stands among the factors of the model that serves; null: nowhere yet. */
                        embedding: number[] | null;
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getVisit: {
        parameters: {
            query: {
                /** @description The path of the page. */
                path: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            400: components["responses"]["invalid"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    postWebhooksShopify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOutcome"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postWebhooksStripe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StripeWebhookAnswer"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
    postWebhooksWoocommerce: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOutcome"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["too_large"];
            429: components["responses"]["rate_limited"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            507: components["responses"]["no_space"];
        };
    };
}
