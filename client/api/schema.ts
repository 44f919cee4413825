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
         * Makes again what the shop would have learnt up to a moment.
         * @description Only with apiKey (jobs:write) or adminSession.
         */
        post: operations["postBackfill"];
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
         * @description For anybody.
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
         * @description They are on disk before the answer; sending a batch again counts each id once. What is wrong with an interaction is said of it by its index, and the others are taken. A browser records for shoppers who have allowed it (`PUT /api/shoppers/me/consent`): what they have not allowed is rejected as `no_consent`, and nobody gets a cookie by it. A server key is taken to have asked, unless `consent` says what was answered. For anybody; known by apiKey (interactions:write) or shopper. At most 1200 interactions of a shopper in 60 seconds. At most 30000 interactions from an address in 60 seconds. At most 300000 interactions with a key in 60 seconds.
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
    "/api/recommend/{shopper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recommendations for one shopper: for themselves, and for server keys.
         * @description Only with apiKey (recommend:read) or shopper.
         */
        get: operations["getRecommendShopper"];
        put?: never;
        post?: never;
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
         * @description One list for each placement that is asked for. Whoever has not allowed personalisation, or is not known, is answered with what is popular; where the shop asks first, that sets no cookie. For anybody; known by shopper.
         */
        get: operations["getRecommend"];
        put?: never;
        post?: never;
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
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products a query finds, in the order this shopper is likely to want them.
         * @description By name, category, code, brand, colour and description, and by other words for them; when nothing is found, by the nearest spelling. What is sold out comes last. Each page is a list of its own, with its token. For anybody; known by shopper.
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
    "/api/shoppers/{shopper}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the shop knows of a shopper: history, taste and consent.
         * @description For the shopper, and for server keys. Only with apiKey (profile:read) or shopper.
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
    "/api/similar/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products similar to one.
         * @description For anybody; known by shopper.
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
        Readiness: {
            ready: boolean;
            /** @enum {string} */
            database: "ok" | "away";
            /** @description The newest migration applied; null when one is missing or failed. */
            migration: string | null;
            catalogue: {
                loaded: boolean;
                products: number;
            };
            model: {
                serving: string | null;
                refused: {
                    id: string;
                    reason: string;
                } | null;
            };
        };
        Interactions: {
            interactions: components["schemas"]["Interaction"][];
            /**
             * Format: date-time
             * @description When the batch was sent, by the clock that `at` is from: all times are corrected by what it differs from ours.
             */
            sentAt?: string;
            /** @description Of every interaction that does not say it itself. */
            consent?: components["schemas"]["Consent"];
        };
        Interaction: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeating it counts once.
             */
            id: string;
            /** @enum {string} */
            kind: "view" | "like" | "cart" | "purchase" | "rating" | "remove" | "unlike" | "uncart" | "return";
            /** @description Product id or stock-keeping code. */
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
            /** @description Server keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. */
            shopper?: string;
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
             * Format: uuid
             * @description Made by the client (UUIDv7); repeating it counts once.
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
            /** @description Server keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. */
            shopper?: string;
            /** @description Server keys only: the user agent of the browser it happened in, so that robots are told apart. */
            userAgent?: string;
            /** @description What the shopper allows, where another front end asks. A no that was chosen in the shop itself holds. */
            consent?: components["schemas"]["Consent"];
        } | {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeating it counts once.
             */
            id: string;
            /** @constant */
            kind: "click";
            /** @description Product id or stock-keeping code. */
            product: string;
            /**
             * Format: date-time
             * @description ISO 8601 with a time zone.
             */
            at: string;
            /** @description Token of the list this came from. */
            list: string;
            /** @description Server keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. */
            shopper?: string;
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
            products: components["schemas"]["ProductCard"][];
            facets: components["schemas"]["SearchFacets"];
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
        ExternalId: {
            /** @description What your own system calls the shopper. */
            externalId: string;
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
        /** @description The body must be `application/json`. */
        unsupported_media_type: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database is away. Trying again is safe. */
        unavailable: {
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
                 *           "id": "018f6d3c-7a30-7c4e-9d7b-3f1d2a6b5c4e",
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
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
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
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
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
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
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
    getSearch: {
        parameters: {
            query: {
                q: string;
                limit?: number;
                offset?: number;
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
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
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
        };
    };
    getSimilar: {
        parameters: {
            query?: {
                k?: number;
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
            404: components["responses"]["not_found"];
            431: components["responses"]["too_long"];
            500: components["responses"]["internal"];
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
        };
    };
}
